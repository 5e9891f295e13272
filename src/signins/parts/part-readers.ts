import type { PartedReader, PartReader } from '../../reading/parts/parted-text.ts';
import { CsvLog } from '../form/csv-log.ts';
import { JsonLog } from '../form/json-log.ts';
import type { RecordHandler } from '../form/record-handler.ts';
import { BatchWriter } from './statement-batch.ts';

/** Readers of parts of sign-in logs, by the name in their plans. */
export const SIGN_IN_PARTS: Readonly<Record<string, (name: string) => PartReader>> = {
	[JsonLog.PART]: (name) => partReader((handler) => new JsonLog(name, handler)),
	[CsvLog.PART]: (name) => partReader((handler) => new CsvLog(name, handler)),
};

function partReader(make: (handler: RecordHandler) => PartedReader): PartReader {
	const batch = new BatchWriter();
	let isPlain = true;
	const leave = () => {
		isPlain = false;
	};
	const reader = make({
		signIn: (statement, full) => {
			if (statement.cutDetails) leave();
			else batch.add(statement, full);
		},
		earlier: () => {
			leave();
			return true;
		},
		otherRecord: leave,
		nextPage: leave,
		form: () => undefined,
		problem: leave,
	});
	/** Whether the reader is in no list. */
	const isOutside = () => reader.place().state === 'text';
	let beganOutside = false;
	return {
		reader,
		begin: () => {
			isPlain = true;
			beganOutside = isOutside();
		},
		// A part that closes the list in which it began is left to whoever knows what is around the list.
		findings: () => (isPlain && isOutside() === beganOutside ? batch.done() : undefined),
	};
}
