import type { FileProblem } from '../../../reading/file-problem.ts';
import type { Fact, FactKey } from '../../observation/observation.ts';
import { Columns } from '../columns.ts';
import { observationOf } from '../observation-of.ts';
import { settingAt, valueFact } from '../registry-path.ts';
import type { Source } from '../source.ts';

/** CMPivot writes nothing for a value that is not set, so that what a row does not say is not read. */
export const configurationManager: Source = {
	id: 'configuration-manager',
	label: 'Configuration Manager CMPivot',
	level: 'configuration',
	shows: 'Registry values of the devices that were online, and their Windows.',
	cannotShow: [
		'Devices that were offline are not in it.',
		'A value that is not set gives no row, so that its absence is not known from only the Registry entity.',
	],
	rowCaps: [20_000],
	csv: {
		recognises: (columns) =>
			columns.includes('device') &&
			(['property', 'value'].every((name) => columns.includes(name)) ||
				(columns.includes('caption') && columns.includes('version'))),
		read: (names, sink) => {
			const columns = new Columns(names);
			const device = columns.cell('device');
			if (columns.has('property') && !columns.has('key', 'registrykey')) sink.problem(NO_KEY);
			const [key, property, value] = [columns.cell('key', 'registrykey'), columns.cell('property'), columns.cell('value')];
			const [caption, version, architecture] = [
				columns.cell('caption'),
				columns.cell('version'),
				columns.cell('osarchitecture', 'architecture'),
			];
			return (cells) => {
				const facts = new Map<FactKey, Fact>();
				const setting = property(cells) === '' ? undefined : settingAt(sink.facts, key(cells), property(cells));
				if (setting !== undefined) facts.set(setting, valueFact(value(cells), ''));
				sink.observation(
					observationOf({
						source: 'configuration-manager',
						identity: { name: device(cells) },
						windows: {
							name: caption(cells).replace(/^Microsoft /, ''),
							version: version(cells),
							kind: '',
							bits: /64/.test(architecture(cells)) ? 64 : /32/.test(architecture(cells)) ? 32 : undefined,
						},
						facts,
					}),
				);
			};
		},
	},
};

const NO_KEY: FileProblem = {
	severity: 'incomplete',
	code: 'no-key',
	found:
		'The rows have no column Key, so that they do not say which protocol or application their values belong to; only the names of devices were used.',
	accepted:
		'Add Key to the columns that the query projects (Configuration Manager 2107 and later), or use the query of this site.',
};
