/** Workers that read files, each loaded once it is needed. In the single file, src/single-file/load-workers.ts stands for this. */

export const loadSignInWorker = async () => new (await import('../signins/worker/worker.ts?worker&inline')).default();

export const loadHandshakeWorker = async () => new (await import('../handshakes/worker/worker.ts?worker&inline')).default();

export const loadInventoryWorker = async () => new (await import('../inventory/worker/worker.ts?worker&inline')).default();
