import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
	'.atom': 'application/atom+xml',
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
	'.ics': 'text/calendar; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml',
};

/**
 * Serves a folder on this machine as ordinary static hosts do: gzip, right types, far-future caching of hashed files.
 * @returns its address without a slash at the end, and how to stop it
 */
export async function serveFolder(folder: string): Promise<{ address: string; close: () => void }> {
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const relative = normalize(decodeURIComponent(pathname)).split(sep).join('/');
		const file = join(folder, relative.endsWith('/') ? `${relative}index.html` : relative);
		const found = await stat(file).then(
			(entry) => entry.isFile(),
			() => false,
		);
		if (!found) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, {
			'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
			'Content-Encoding': 'gzip',
			'Cache-Control': relative.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
		});
		await pipeline(createReadStream(file), createGzip(), response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}
