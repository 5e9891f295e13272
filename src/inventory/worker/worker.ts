/** Reads files beside the page, so that the page never waits. Started by src/stores/load-workers.ts. */

import { serveInventory } from './serve.ts';

serveInventory();
