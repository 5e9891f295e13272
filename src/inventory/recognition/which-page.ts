import { CONNECTION_LOG } from '../../handshakes/form/subject.ts';
import { SOURCES as CONNECTIONS } from '../../handshakes/sources/sources.ts';
import { FileQueue, type PlacedFile } from '../../reading/files/file-queue.ts';
import type { Forms, FormsHandler } from '../../reading/forms/forms.ts';
import { type Recogniser, recogniserOf } from '../../reading/forms/recognising.ts';
import { sourcedFile } from '../../reading/forms/sourced-file.ts';
import type { Subject } from '../../reading/subject.ts';
import { SignInSession } from '../../signins/session/session.ts';
import { INVENTORY } from '../form/inventory-file.ts';
import { SOURCES as MACHINES } from '../sources/sources.ts';

/** A page of the site that reads files. */
export type ReadingPage = 'inventory' | 'handshakes' | 'sign-in-logs';

/** A file with the page that reads it. */
export interface RecognisedFile {
	readonly name: string;
	readonly page: ReadingPage;
	/** What it is, as the page calls it; the first of several for an archive. */
	readonly label: string;
}

/** Which page reads each of the files; files that none reads are left out. */
export async function whichPageReads(files: readonly PlacedFile[]): Promise<readonly RecognisedFile[]> {
	const found: RecognisedFile[] = [];
	for (const file of files) {
		const [page, label] = (await pageOf(file)) ?? [];
		if (page !== undefined && label !== undefined) found.push({ name: file.name, page, label });
	}
	return found;
}

async function pageOf(file: PlacedFile): Promise<readonly [ReadingPage, string] | undefined> {
	const machines = await labelOf(file, MACHINES, INVENTORY);
	if (machines !== undefined) return ['inventory', machines];
	const connections = await labelOf(file, CONNECTIONS, CONNECTION_LOG);
	if (connections !== undefined) return ['handshakes', connections];
	return (await isSignInLog(file)) ? ['sign-in-logs', 'Sign-in log'] : undefined;
}

async function labelOf<Sink, Source extends Forms<Sink> & { readonly label: string }>(
	file: PlacedFile,
	sources: readonly Source[],
	subject: Subject,
): Promise<string | undefined> {
	let label: string | undefined;
	const handler: FormsHandler<undefined, Recogniser<Source>> = {
		subject,
		sink: undefined,
		source: ({ of }) => {
			label ??= of.label;
		},
		entry: () => handler,
		encoding: () => undefined,
		problem: () => undefined,
		strangeRecords: () => undefined,
		done: () => undefined,
	};
	const recognisers = sources.map((source) => recogniserOf<Sink, Source>(source));
	await readBy(file, () => sourcedFile(recognisers, handler));
	return label;
}

async function isSignInLog(file: PlacedFile): Promise<boolean> {
	const session = new SignInSession(0);
	await readBy(file, (name) => session.open(name, {}));
	return session.files.some(({ signIns }) => signIns > 0) || session.earlier !== undefined;
}

async function readBy(file: PlacedFile, open: (name: string) => ReturnType<typeof sourcedFile>): Promise<void> {
	await new FileQueue((name) => ({ file: open(name), remedy: (usual) => usual })).read([file], () => undefined);
}
