/** Reads logs beside the page, so that the page never waits. Started by src/stores/load-workers.ts. */

import { serveSignIns } from './serve.ts';

serveSignIns();
