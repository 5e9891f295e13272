import { expect, it } from 'vitest';
import { checkedFacts } from '../content-check/check.ts';
import { compile } from '../knowledge/compile.ts';
import { answersFor, wizardPath } from './wizard-link.ts';

const facts = await checkedFacts();
const decisions = compile(facts);
const TODAY = '2026-11-21';

it('opens the wizard with the Windows version given', () => {
	expect(wizardPath(decisions, { windows: ['server-2012-r2'] }, TODAY)).toBe('/wizard/#v1;windows=server-2012-r2');
});

it('offers no link that the wizard would not take as it stands', () => {
	expect(wizardPath(decisions, { windows: ['windows-95'] }, TODAY)).toBeUndefined();
	expect(wizardPath(decisions, {}, TODAY)).toBeUndefined();
});

it('works for every Windows version, role and .NET Framework version', () => {
	for (const { id } of facts['operating-systems']) expect(wizardPath(decisions, { windows: [id] }, TODAY), id).toBeDefined();
	for (const { id } of facts['server-roles']) expect(wizardPath(decisions, { roles: [id] }, TODAY), id).toBeDefined();
});

it('takes from a condition the first answer that fulfils it', () => {
	expect(
		answersFor({
			all: [
				{ question: 'services', includes: ['azure-services', 'entra-id'] },
				{
					any: [
						{ question: 'clouds', includes: ['global'] },
						{ question: 'clouds', includes: ['china'] },
					],
				},
				{ not: { question: 'roles', includes: ['mfa-server'] } },
			],
		}),
	).toEqual({ services: ['azure-services'], clouds: ['global'] });
});
