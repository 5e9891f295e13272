import type { Plugin } from 'vite';
import { COMMAND_FILE_NAME, commandFile, OLDEST_NODE } from './command-file.ts';

const NAME = 'virtual:command-file';
const RESOLVED = `\0${NAME}`;

/** Gives pages the single file of the command as a module. Pages cannot make it: once built, they no longer lie beside its sources. */
export const commandFilePlugin: Plugin = {
	name: 'command-file',
	resolveId: (id) => (id === NAME ? RESOLVED : null),
	load: async (id) => {
		if (id !== RESOLVED) return null;
		const exported = { ...(await commandFile()), fileName: COMMAND_FILE_NAME, oldestNode: OLDEST_NODE };
		return Object.entries(exported)
			.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
			.join('\n');
	},
};
