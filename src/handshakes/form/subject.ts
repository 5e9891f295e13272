import type { Subject } from '../../reading/subject.ts';
import { SOURCES } from '../sources/sources.ts';

export const CONNECTION_LOG: Subject = {
	file: 'connection log or scan',
	short: 'file',
	record: 'connection',
	accepted: `Accepted are, as exported, plain or in gzip, zip or tar: ${SOURCES.map(({ label }) => label).join('; ')}.`,
	insteadOfBinary: 'Give the file as the source wrote it (log, CSV, JSON or XML), plain or in gzip, zip or tar.',
	insteadOfWorkbook: 'Give the file as the source wrote it (log, CSV, JSON or XML). A workbook is not read.',
};
