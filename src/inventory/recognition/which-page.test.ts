import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SOURCES as CONNECTIONS } from '../../handshakes/sources/sources.ts';
import { SOURCES as MACHINES } from '../sources/sources.ts';
import { CONNECTION_FILES, MACHINE_FILES, SIGN_IN_LOG } from './kinds.ts';
import { whichPageReads } from './which-page.ts';

async function pageOf(content: string | Uint8Array<ArrayBuffer>): Promise<string | undefined> {
	const [found] = await whichPageReads([{ place: 0, name: 'given', file: new File([content], 'given') }]);
	return found === undefined ? undefined : `${found.page}: ${found.label}`;
}
const labelOf = (sources: readonly { readonly id: string; readonly label: string }[], id: string) =>
	sources.find((source) => source.id === id)?.label;

describe('a file given to the wrong page', () => {
	it.each(MACHINES.map(({ id }) => id).filter((id) => id !== 'table'))('is named as machines of %s', async (id) => {
		expect(await pageOf(MACHINE_FILES[id] ?? '')).toBe(`inventory: ${labelOf(MACHINES, id)}`);
	});
	it.each(CONNECTIONS.map(({ id }) => id))('is named as connections of %s', async (id) => {
		expect(await pageOf(CONNECTION_FILES[id] ?? '')).toBe(`handshakes: ${labelOf(CONNECTIONS, id)}`);
	});
	it('is named as a sign-in log', async () => {
		expect(await pageOf(SIGN_IN_LOG)).toBe('sign-in-logs: Sign-in log');
	});
	it('is named by what is in a zip, and by its beginning where it was cut', async () => {
		const text = new TextEncoder().encode(MACHINE_FILES['active-directory']);
		const packed = new Uint8Array(zipSync({ 'folder/ad.csv': text }));
		expect(await pageOf(packed)).toBe('inventory: Active Directory computers');
		const records = Array.from({ length: 50 }, () => SIGN_IN_LOG.slice(1, -1)).join(',');
		expect(await pageOf(`[${records}`.slice(0, -20))).toBe('sign-in-logs: Sign-in log');
	});
	it.each([
		['a table of anything', 'A,B\r\n1,2\r\n'],
		['other JSON', '[{"a":1}]'],
		['prose', 'Dear all,\nsee below.\n'],
		['nothing', ''],
	])('is not named where it is %s', async (_, content) => {
		expect(await pageOf(content)).toBeUndefined();
	});
});
