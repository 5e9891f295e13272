/**
 * Runs after `npm ci`. An older Node makes npm leave out binaries that ask for a newer one, though the Node that
 * this project brings would do. Then npm is run once more by that Node, which adds what was left out.
 */
import { spawnSync } from 'node:child_process';

const npm = process.env.npm_execpath;
const complete = await import('rolldown').then(
	() => true,
	() => false,
);
if (!complete && npm !== undefined && process.env.TLS_READY_COMPLETING === undefined) {
	console.log('Adding what the older Node left out.');
	spawnSync(process.execPath, [npm, 'install', '--no-save', '--no-fund', '--no-audit'], {
		stdio: 'inherit',
		env: { ...process.env, TLS_READY_COMPLETING: 'yes' },
	});
}
