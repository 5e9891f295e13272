/** Test-only: runs the playbooks on an estate whose machines are registries in files. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArtifactFile } from '../artifact.ts';
import { type Ran, run, tool } from '../script-proof/tools.ts';
import standIn from './stand_in.py?raw';

/** Key to name to type and data. */
export type Keys = Record<string, Record<string, readonly [type: string, data: unknown]>>;

/** A machine as the stand-ins keep it. */
export interface Machine {
	readonly facts: Readonly<Record<string, unknown>>;
	readonly keys: Keys;
	/** Number of the write that fails; 0 for none. */
	readonly failsAt: number;
	/** Writes in order: what, key, name. */
	readonly log: readonly (readonly [what: string, path: string | null, name: string | null])[];
}

export function machine(
	version: string,
	change: { keys?: Keys; failsAt?: number; bits?: 32 | 64; product?: string; facts?: Record<string, unknown> } = {},
): Machine {
	return {
		facts: {
			distribution_version: version,
			// As a German Windows says it.
			architecture: change.bits === 32 ? '32-Bit' : '64-Bit',
			machine_id: 'S-1-5-21-1',
			hostname: 'SRV01',
			env: {},
			...change.facts,
		},
		keys: withParents({ ...change.keys, [PRODUCT]: { ProductType: ['REG_SZ', change.product ?? 'ServerNT'] } }),
		failsAt: change.failsAt ?? 0,
		log: [],
	};
}

const PRODUCT = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions';

/** A key has the keys above it, and every Windows has the topmost. */
function withParents(keys: Keys): Keys {
	const paths = ['HKLM:\\SYSTEM\\CurrentControlSet', 'HKLM:\\SOFTWARE\\Microsoft', ...Object.keys(keys)];
	const all = paths.flatMap((path) =>
		path.split('\\').flatMap((_part, at, parts) => (at === 0 ? [] : [parts.slice(0, at + 1).join('\\')])),
	);
	const known = new Map(Object.keys(keys).map((path) => [path.toLowerCase(), path]));
	for (const path of all) if (!known.has(path.toLowerCase())) known.set(path.toLowerCase(), path);
	return Object.fromEntries([...known.values()].map((path) => [path, keys[path] ?? {}]));
}

/** Machines by name, in a folder of their own, with an inventory and the playbooks beside it. */
export class Estate {
	readonly folder = mkdtempSync(join(tmpdir(), 'tls-ready-ansible-'));

	constructor(files: readonly ArtifactFile[], machines: Readonly<Record<string, Machine>>) {
		const plugins = join(this.folder, 'collections/ansible_collections/ansible/windows/plugins/action');
		mkdirSync(plugins, { recursive: true });
		for (const name of ['setup', 'win_reg_stat', 'win_regedit', 'win_reboot'])
			writeFileSync(join(plugins, `${name}.py`), standIn);
		for (const file of files) writeFileSync(join(this.folder, file.fileName), file.text);
		const hosts = Object.fromEntries(Object.keys(machines).map((name) => [name, { ansible_connection: 'local' }]));
		writeFileSync(join(this.folder, 'inventory.yml'), JSON.stringify({ windows: { hosts } }));
		for (const [name, each] of Object.entries(machines)) this.set(name, each);
	}

	set(name: string, to: Machine): void {
		writeFileSync(join(this.folder, `${name}.json`), JSON.stringify(to));
	}

	machine(name = 'srv01'): Machine {
		return JSON.parse(readFileSync(join(this.folder, `${name}.json`), 'utf8')) as Machine;
	}

	/** The saved values as text; undefined if there are none. */
	saved(name = 'srv01'): string | undefined {
		const path = join(this.folder, 'tls-ready-backup', `${name}.json`);
		return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
	}

	save(text: string, name = 'srv01'): void {
		writeFileSync(join(this.folder, 'tls-ready-backup', `${name}.json`), text);
	}

	/** Names of files with saved values. */
	savedFiles(): string[] {
		const path = join(this.folder, 'tls-ready-backup');
		return existsSync(path) ? readdirSync(path).toSorted() : [];
	}

	play(playbook: 'tls-ready-enable.yml' | 'tls-ready-undo.yml', ...args: readonly string[]): Ran {
		return run(tool('Ansible'), ['-i', 'inventory.yml', playbook, ...args], {
			cwd: this.folder,
			env: {
				...process.env,
				TLS_READY_REGISTRY: this.folder,
				ANSIBLE_COLLECTIONS_PATH: join(this.folder, 'collections'),
				ANSIBLE_LOCALHOST_WARNING: 'False',
				ANSIBLE_NOCOLOR: '1',
				HOME: this.folder,
			},
		});
	}

	enable(...args: readonly string[]): Ran {
		return this.play('tls-ready-enable.yml', ...args);
	}

	undo(...args: readonly string[]): Ran {
		return this.play('tls-ready-undo.yml', ...args);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
