import { expect, test } from 'vitest';
import { planOf, work } from './estate.ts';

const blocked = (windows: string[] | 'not-sure', policy: string) => {
	const plan = planOf({ windows, 'cipher-policy': [policy] });
	return work(plan).includes('blocker open-cipher-policy');
};

test('a policy of GCM suites alone cuts off Windows 7 to 8.1 and Server 2008 to 2012 R2, which have none of them', () => {
	for (const id of ['windows-7-sp1', 'windows-8', 'windows-8.1', 'server-2008-r2-sp1', 'server-2012', 'server-2012-r2'])
		expect([id, blocked([id], 'policy-gcm-only')]).toEqual([id, true]);
	const { items } = planOf({ windows: ['server-2012-r2', 'server-2022'], 'cipher-policy': ['policy-gcm-only'] });
	const item = items.find(({ id }) => id === 'open-cipher-policy');
	expect(item?.appliesTo).toEqual(['Windows Server 2012 R2']);
	expect(item?.steps.map(({ text }) => text).join(' ')).toContain('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256');
});
test('the same policy is fine where every Windows has those suites', () => {
	expect(blocked(['windows-11-24h2', 'server-2016', 'windows-10-1607-1809'], 'policy-gcm-only')).toBe(false);
});
test('a policy that names the CBC suites is fine everywhere, and one without either is fine nowhere', () => {
	expect(blocked(['server-2012-r2', 'windows-11-24h2'], 'policy-allows')).toBe(false);
	expect(blocked(['windows-11-24h2'], 'policy-hides')).toBe(true);
});
test('where the Windows versions are not known, a policy of GCM suites alone leaves a question open', () => {
	const plan = planOf({ windows: 'not-sure', 'cipher-policy': ['policy-gcm-only'] });
	expect(plan.verdict).not.toBe('ready');
	expect(plan.unknowns.find(({ question }) => question === 'windows')?.couldMean).toContain(
		'Add TLS_ECDHE_RSA suites that every machine supports to the cipher suite policy',
	);
});
