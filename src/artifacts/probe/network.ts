/** Test-only: servers on 127.0.0.1 that answer in each of the ways that the probes tell apart. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../script-proof/tools.ts';

const OLD = ['-cipher', 'DEFAULT@SECLEVEL=0'];
const TLS = {
	tls1: ['-tls1', ...OLD],
	tls1_1: ['-tls1_1', ...OLD],
	tls1_2: ['-tls1_2'],
	tls1_3: ['-tls1_3'],
	both: [],
} as const;
export const NAMES = [
	...(Object.keys(TLS) as (keyof typeof TLS)[]),
	...(['http', 'black hole', 'reset', 'closed', 'proxy', 'proxy that asks'] as const),
];
type Name = (typeof NAMES)[number];

export class Network {
	readonly #folder = mkdtempSync(join(tmpdir(), 'tls-ready-network-'));
	readonly #ports = new Map<Name, number>();
	/** The Node servers run in a process of their own: the tests wait for the probes without letting Node work. */
	readonly #processes: ChildProcess[] = [];
	/** Self-signed: who trusts it trusts the servers. */
	readonly certificate = join(this.#folder, 'certificate.pem');

	port(name: Name): number {
		const port = this.#ports.get(name);
		if (port === undefined) throw new Error(`${name} was not started`);
		return port;
	}

	async start(): Promise<void> {
		const key = join(this.#folder, 'key.pem');
		const made = ['-keyout', key, '-out', this.certificate, '-days', '2', '-subj', '/CN=Test issuer'];
		const names = ['-addext', 'subjectAltName=DNS:localhost'];
		execFileSync(tool('openssl'), ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...made, ...names], { stdio: 'ignore' });
		for (const [name, options] of Object.entries(TLS)) {
			const port = await freePort();
			this.#ports.set(name as Name, port);
			const where = ['-quiet', '-accept', `127.0.0.1:${port}`, '-cert', this.certificate, '-key', key];
			this.#processes.push(spawn(tool('openssl'), ['s_server', ...where, ...options], { stdio: 'ignore' }));
		}
		this.#ports.set('closed', await freePort());
		const others = spawn(process.execPath, [join(import.meta.dirname, 'servers.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
		this.#processes.push(others);
		const line = await new Promise<string>((resolve, reject) => {
			others.stdout?.once('data', (data) => resolve(String(data)));
			others.once('exit', () => reject(new Error('the servers did not start')));
		});
		for (const [name, port] of Object.entries(JSON.parse(line))) this.#ports.set(name as Name, port as number);
		for (const name of Object.keys(TLS)) await listening(this.port(name as Name));
	}

	async stop(): Promise<void> {
		for (const each of this.#processes) each.kill('SIGKILL');
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

/** A port that nothing listens on now. */
async function freePort(): Promise<number> {
	const server = net.createServer();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as net.AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}

/** Waits until something listens; the test's own limit ends it if nothing ever does. */
async function listening(port: number): Promise<void> {
	for (;;) {
		const open = await new Promise<boolean>((resolve) => {
			// Only once it is closed again: s_server serves one connection at a time.
			const socket = net.connect(port, '127.0.0.1', () => socket.destroy());
			socket.once('error', () => {});
			socket.once('close', (failed) => resolve(!failed));
		});
		if (open) return;
		await new Promise((done) => setTimeout(done, 100));
	}
}
