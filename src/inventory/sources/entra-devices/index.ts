import { textOf } from '../../../reading/json/members.ts';
import { idOf, observationOf } from '../observation-of.ts';
import type { Sink, Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** Cells of a row or members of a record, by any of their names in lower case. */
type Text = (...names: readonly string[]) => string;

function read(text: Text, sink: Sink): void {
	const system = text('operatingsystem', 'os');
	if (!/^windows/i.test(system)) {
		sink.leftOut('devices with other systems than Windows', 1);
		return;
	}
	const enabled = text('accountenabled', 'enabled');
	const lastSeen = timeIn(text('approximatelastsignindatetime', 'approximatelastlogontimestamp', 'activity'), sink);
	sink.observation(
		observationOf({
			source: 'entra-devices',
			identity: { name: text('displayname', 'name'), deviceId: idOf(text('deviceid', 'device id')) },
			windows: {
				name: system,
				version: text('operatingsystemversion', 'version'),
				// Servers that are hybrid joined can appear as plain Windows.
				kind: /server/i.test(system) ? 'server' : '',
			},
			labels: {
				...(/^(true|false|yes|no)$/i.test(enabled) && { enabled: /^(true|yes)$/i.test(enabled) }),
				...(!Number.isNaN(lastSeen) && { lastSeen }),
			},
		}),
	);
}

export const entraDevices: Source = {
	id: 'entra-devices',
	label: 'Microsoft Entra devices',
	level: 'inventory',
	shows: 'Devices that are registered or joined, with their device id: it finds what no other source names.',
	cannotShow: [
		'It shows no setting, so that no machine is ready by it.',
		'A device object stays after the machine is gone or installed anew, and its version is that of the registration.',
	],
	csv: {
		recognises: (columns) =>
			['displayname', 'operatingsystemversion'].every((name) => columns.includes(name)) &&
			['deviceid', 'approximatelastsignindatetime'].some((name) => columns.includes(name)),
		read: (names, sink) => {
			const places = new Map(names.map((name, at) => [name, at]));
			return (row) =>
				read(
					(...wanted) => wanted.map((name) => row.text(places.get(name) ?? -1).trim()).find((text) => text !== '') ?? '',
					sink,
				);
		},
	},
	json: {
		recognises: (record) => record.has('displayname') && record.has('operatingsystemversion') && record.has('deviceid'),
		read: (record, sink) => read((...names) => textOf(record, ...names), sink),
	},
};
