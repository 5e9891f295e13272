import { type Members, textOf } from '../../../reading/json/members.ts';
import { cutLines } from '../check/cut-lines.ts';
import { evidenceIn, readEvidenceLine } from '../check/evidence-line.ts';
import { Columns } from '../columns.ts';
import { idOf, observationOf } from '../observation-of.ts';
import type { Sink, Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** Cells of a row or members of a record, by any of their names in lower case. */
type Text = (...names: readonly string[]) => string;

/** Architectures by the numbers of the export. */
const BITS: Readonly<Record<string, 32 | 64>> = { '0': 32, x86: 32, '9': 64, x64: 64, '12': 64, arm64: 64 };

function readDevice(text: Text, sink: Sink): void {
	const system = text('os', 'operatingsystem', 'devicetype');
	if (!/^windows/i.test(system)) {
		sink.leftOut('devices with other systems than Windows', 1);
		return;
	}
	const lastSeen = timeIn(text('last check-in', 'lastcontact', 'lastsyncdatetime'), sink);
	const group = text('category', 'categoryname', 'devicecategorydisplayname');
	sink.observation(
		observationOf({
			source: 'intune',
			identity: {
				name: text('device name', 'devicename'),
				deviceId: idOf(text('microsoft entra device id', 'azure ad device id', 'referenceid', 'azureaddeviceid')),
			},
			windows: {
				name: `Windows ${text('skufamily', 'sku family')}`.trim(),
				version: text('os version', 'osversion'),
				kind: 'client',
				bits: BITS[text('processorarchitecture', 'processor architecture').toLowerCase()],
			},
			// A device tells its Windows when it checks in.
			time: lastSeen,
			labels: { ...(group !== '' && { group }), ...(!Number.isNaN(lastSeen) && { lastSeen }) },
		}),
	);
}

/** Columns in which Remediations give what a detection script printed, before and after. */
const OUTPUTS = [
	'preremediationdetectionscriptoutput',
	'postremediationdetectionscriptoutput',
	'pre-remediation detection output',
	'post-remediation detection output',
];

/** The line carries its own time, so that of several rows of one device the newest counts. */
function readStatus(text: Text, sink: Sink, cut: { count: number }): void {
	const lines = OUTPUTS.map((name) => text(name)).filter((output) => evidenceIn(output) !== undefined);
	let read = 0;
	for (const line of lines) {
		const found = readEvidenceLine(line, sink.facts, 'intune');
		if ('fault' in found) continue;
		if (found.isCut && cut.count++ === 0) sink.problem(cutLines(1));
		read++;
		sink.observation(found.observation);
	}
	if (read > 0) return;
	const status = text('detectionstatus', 'detection status', 'detectionscriptstatus');
	sink.leftOut(
		/pending|not.?run|^[25]$/i.test(status)
			? 'devices on which the script has not run yet'
			: 'devices without a line of evidence',
		1,
	);
}

const isStatus = (has: (name: string) => boolean) => OUTPUTS.some((name) => has(name));
const isDevices = (has: (name: string) => boolean) =>
	(has('device name') || has('devicename')) &&
	(has('os version') || has('osversion')) &&
	(has('os') || has('operatingsystem') || has('devicetype')) &&
	!has('additionalfields');

export const intune: Source = {
	id: 'intune',
	label: 'Microsoft Intune',
	level: 'configuration',
	shows: 'All devices: name, Windows and last check-in. Device status of our detection script: everything that the script reads.',
	cannotShow: [
		'The list of all devices shows no setting, so that no machine is ready by it.',
		'The device status of a script is up to seven days old, and shows only devices on which it ran.',
	],
	rowCaps: [10_000, 50_000],
	csv: {
		recognises: (columns) => isStatus((name) => columns.includes(name)) || isDevices((name) => columns.includes(name)),
		read: (names, sink) => {
			const columns = new Columns(names);
			const cellsOf = new Map(names.map((name) => [name, columns.cell(name)]));
			const read = isStatus((name) => columns.has(name)) ? readStatus : readDevice;
			const cut = { count: 0 };
			return (cells) =>
				read((...wanted) => wanted.map((name) => cellsOf.get(name)?.(cells) ?? '').find((text) => text !== '') ?? '', sink, cut);
		},
	},
	json: {
		recognises: (record) => isStatus((name) => record.has(name)) || isDevices((name) => record.has(name)),
		read: (record, sink) => {
			const text: Text = (...names) => textOf(record as Members, ...names);
			if (isStatus((name) => record.has(name))) readStatus(text, sink, { count: 0 });
			else readDevice(text, sink);
		},
	},
};
