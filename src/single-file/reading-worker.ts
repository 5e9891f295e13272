/** The workers of all readers, as one. Started by load-workers.ts, by the name of what it is to read. */
import { serveHandshakes } from '../handshakes/worker/serve.ts';
import { serveInventory } from '../inventory/worker/serve.ts';
import { servedBy } from '../reading/files/part-workers.ts';
import { serveSignIns } from '../signins/worker/serve.ts';

const SERVE: Readonly<Record<string, () => void>> = {
	'sign-ins': serveSignIns,
	handshakes: serveHandshakes,
	inventory: serveInventory,
};

SERVE[servedBy()]?.();
