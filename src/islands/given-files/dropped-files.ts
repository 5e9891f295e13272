import { isClutter } from '../../reading/files/clutter.ts';
import type { PlacedFile } from '../../reading/files/file-queue.ts';

/** A file with the name it is shown by: its path inside a dropped folder. */
export type NamedFile = Omit<PlacedFile<File>, 'place'>;

/** Files chosen in a dialogue, whole folders included. */
export function chosenFiles(list: FileList | null): NamedFile[] {
	return sorted(Array.from(list ?? [], (file) => ({ name: file.webkitRelativePath || file.name, file })));
}

/** Files dropped on the page, whole folders included. Must be called during the event: it loses them afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
	const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
	if (entries.length === 0) return chosenFiles(transfer.files);
	return sorted((await Promise.all(entries.map(filesIn))).flat());
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
	if (entry.isFile) {
		const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
		return [{ name: entry.fullPath.replace(/^\//, ''), file }];
	}
	const reader = (entry as FileSystemDirectoryEntry).createReader();
	const found: NamedFile[] = [];
	for (;;) {
		// A reader hands out a hundred entries at a time and an empty list at the end.
		const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
		if (entries.length === 0) return found;
		for (const inner of entries) found.push(...(await filesIn(inner)));
	}
}

/** CSV last: where a record is in a CSV and in JSON, the JSON says more about it, and the first one met is kept. */
function sorted(files: readonly NamedFile[]): NamedFile[] {
	const rank = ({ name }: NamedFile) => (/\.csv$/i.test(name) ? 1 : 0);
	const compare = (left: NamedFile, right: NamedFile) => rank(left) - rank(right) || (left.name < right.name ? -1 : 1);
	return files.filter(({ name }) => !isClutter(name)).sort(compare);
}
