import type { Subject } from '../../reading/subject.ts';

export const CONNECTION_LOG: Subject = {
	file: 'connection log or scan',
	short: 'file',
	record: 'connection',
	accepted:
		'Accepted are the sources listed under "What it reads", each as exported, plain or in gzip, zip or tar; the page says how to get each.',
	insteadOfBinary: 'Give the file as the source wrote it (log, CSV, JSON or XML), plain or in gzip, zip or tar.',
	insteadOfWorkbook: 'Give the file as the source wrote it (log, CSV, JSON or XML). A workbook is not read.',
};
