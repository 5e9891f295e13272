/** Reads files beside the page, so that the page never waits. Started by src/stores/load-workers.ts. */

import { serveHandshakes } from './serve.ts';

serveHandshakes();
