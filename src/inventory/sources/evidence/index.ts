import type { FileProblem } from '../../../reading/file-problem.ts';
import type { Source } from '../source.ts';
import { observationsOf } from './line.ts';

/** What this site and `tls-ready inventory` save: observations of any source, to be judged again by later rules. */
export const evidence: Source = {
	id: 'evidence',
	label: 'Evidence saved here',
	level: 'observed',
	shows: 'Everything that your files said when you saved it, so that last month can be compared with today.',
	cannotShow: [
		'It shows what was known when it was saved. A machine that has changed since needs a new reading.',
		'Evidence saved with names masked cannot be joined with other files about the same machines, nor with evidence masked another time.',
	],
	json: {
		recognises: (record) => record.has('tlsreadyevidence'),
		read: (record, sink) => {
			const version = record.get('tlsreadyevidence');
			const observations = version === 1 ? observationsOf(record.get('observations'), record.get('judged')) : undefined;
			if (observations === undefined) sink.problem(version === 1 ? NO_OBSERVATIONS : NEWER_FORM);
			else for (const observation of observations) sink.observation(observation);
		},
	},
};

const NO_OBSERVATIONS: FileProblem = {
	severity: 'incomplete',
	code: 'no-observations',
	found: 'A line of the saved evidence holds no observations in the form that is written here.',
	accepted: 'Save the evidence again, or give the files that it was made from.',
};

const NEWER_FORM: FileProblem = {
	severity: 'incomplete',
	code: 'newer-form',
	found: 'A line of the saved evidence has a form that is not known here: a newer version may have written it.',
	accepted: 'Reload this page, or get the newest tls-ready.mjs.',
};
