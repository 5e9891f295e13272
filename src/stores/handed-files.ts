import type { ReadingPage } from '../inventory/recognition/which-page.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';

export type { ReadingPage };

type Given = Omit<PlacedFile<File>, 'place'>;

interface Handed {
	readonly page: ReadingPage;
	readonly files: readonly Given[];
}

const STORE = 'handed';

/** In the single file the next page is in the same document; browsers may refuse a database to a page opened from a file. */
let inDocument: Handed | undefined;

/**
 * Leaves files for another page of the site, which takes them when it opens. The browser's database holds references to
 * the visitor's files for as long as it takes to get there; nothing leaves the browser.
 * @throws Error where the browser keeps no database
 */
export async function handFiles(page: ReadingPage, given: readonly Given[]): Promise<void> {
	const handed: Handed = { page, files: given.map(({ name, file }) => ({ name, file })) };
	if (location.protocol === 'file:') inDocument = handed;
	else await inStore((store) => store.put(handed, STORE));
}

/** The files left for this page, once; whatever was left, for this page or another, is forgotten. */
export async function takeHandedFiles(page: ReadingPage): Promise<readonly Given[]> {
	if (location.protocol === 'file:') {
		const handed = inDocument;
		inDocument = undefined;
		return handed?.page === page ? handed.files : [];
	}
	try {
		const handed = await inStore((store) => store.get(STORE) as IDBRequest<Handed | undefined>);
		if (handed === undefined) return [];
		await inStore((store) => store.delete(STORE));
		return handed.page === page ? handed.files : [];
	} catch {
		// A browser without a database was left nothing.
		return [];
	}
}

async function inStore<Result>(use: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
	const opening = indexedDB.open('tls-ready-handed-files', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
	const database = await settled(opening);
	try {
		const transaction = database.transaction(STORE, 'readwrite');
		const result = await settled(use(transaction.objectStore(STORE)));
		return await new Promise((resolve, reject) => {
			transaction.oncomplete = () => resolve(result);
			transaction.onabort = () => reject(transaction.error ?? new Error('The database stopped.'));
		});
	} finally {
		database.close();
	}
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('The database refused.'));
	});
}
