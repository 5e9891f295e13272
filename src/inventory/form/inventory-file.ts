import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FormsHandler } from '../../reading/forms/forms.ts';
import { sourcedFile } from '../../reading/forms/sourced-file.ts';
import type { Subject } from '../../reading/subject.ts';
import type { Sink, Source } from '../sources/source.ts';
import { SOURCES } from '../sources/sources.ts';

/** What is read here, in the words of messages. */
export const INVENTORY: Subject = {
	file: 'list of machines',
	short: 'file',
	record: 'machine',
	accepted: `Accepted are, as exported, plain or in gzip, zip or tar: ${SOURCES.map(({ label }) => label).join('; ')} with a row a machine.`,
	insteadOfBinary: 'Give the export as CSV or JSON, plain or in gzip, zip or tar.',
	insteadOfWorkbook: 'Save the sheet as CSV and give that. A workbook is not read.',
};

/** Reads one file of any source. Write its bytes in chunks of any size, then end it. */
export function inventoryFile(handler: FormsHandler<Sink, Source>): EvidenceFile {
	return sourcedFile(SOURCES, handler);
}
