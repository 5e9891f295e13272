import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextPool } from '../../reading/text/text-pool.ts';
import { KINDS, type SignIn } from '../record/sign-in.ts';
import { KeptSignIns } from './kept-sign-ins.ts';

const text = fc.oneof(
	fc.constantFrom('', 'Payroll', '__proto__', '"],[0', '\u0000', '\ud800'),
	fc.string({ unit: 'binary', maxLength: 8 }),
);
const signIn: fc.Arbitrary<SignIn> = fc.record({
	id: text,
	correlationId: text,
	createdDateTime: text,
	time: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 4_000_000_000_000 })),
	kind: fc.constantFrom(...KINDS),
	userPrincipalName: text,
	userId: text,
	userDisplayName: text,
	servicePrincipalName: text,
	servicePrincipalId: text,
	appDisplayName: text,
	appId: text,
	resourceDisplayName: text,
	resourceId: text,
	ipAddress: text,
	userAgent: text,
	clientAppUsed: text,
	deviceId: text,
	deviceName: text,
	operatingSystem: text,
	browser: text,
	isManaged: text,
	trustType: text,
	isInteractive: text,
	errorCode: text,
	file: text,
});

test('legacy sign-ins kept come out as they went in, in the same order, whatever they say', () => {
	fc.assert(
		fc.property(fc.array(signIn), (signIns) => {
			const kept = new KeptSignIns(new TextPool());
			for (const one of signIns) kept.add(one);
			expect(kept.length).toBe(signIns.length);
			expect([...kept]).toEqual(signIns.map((one) => ({ ...one })));
		}),
	);
});

test('a text is kept once, however often it is given', () => {
	const texts = new TextPool();
	expect([texts.number('Payroll'), texts.number('Backup'), texts.number('Payroll')]).toEqual([0, 1, 0]);
	expect(texts.shared('Backup')).toBe('Backup');
});
