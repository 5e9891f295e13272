/** The single file of the command, as pages import it (vite-plugin.ts). */
declare module 'virtual:command-file' {
	export const text: string;
	/** In hexadecimal. */
	export const sha256: string;
	export const fileName: string;
	/** Major version. */
	export const oldestNode: number;
}
