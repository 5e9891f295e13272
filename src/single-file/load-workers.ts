/** As src/stores/load-workers.ts. One program serves all: most of what it holds is the same for each. */
import ReadingWorker from './reading-worker.ts?worker&inline';

/** Its declaration leaves out that it takes a name. */
const Named: new (options: { readonly name: string }) => Worker = ReadingWorker;

export const loadSignInWorker = async () => new Named({ name: 'sign-ins' });

export const loadHandshakeWorker = async () => new Named({ name: 'handshakes' });

export const loadInventoryWorker = async () => new Named({ name: 'inventory' });
