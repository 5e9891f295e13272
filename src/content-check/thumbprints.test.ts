import { expect, test } from 'vitest';
import { readContent } from '../knowledge/read.ts';

const { facts, guideBodies } = await readContent();

/** A row of a guide's table: a name, what is said of it in brackets, and the SHA-1 of a certificate. */
const ROW = /^\| *([^|(]+?) *(?:\([^|]*\) *)?\| *([0-9A-F]{40}) *\|$/gm;

test('a guide and root-certificates/ give a root certificate the same thumbprint, and a guide has every root that check.ps1 looks for', () => {
	const told = [...guideBodies.values()].flatMap((body) =>
		[...body.matchAll(ROW)].map(([, name = '', thumbprint = '']) => [name, thumbprint]),
	);
	expect(told.length).toBeGreaterThanOrEqual(7);
	const looked = facts['root-certificates'].map(({ name, thumbprint }) => [name, thumbprint]);
	expect(told.filter(([name]) => looked.some(([other]) => other === name)).toSorted()).toEqual(looked.toSorted());
});
