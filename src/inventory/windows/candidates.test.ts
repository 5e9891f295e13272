import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { resolveWindows } from './candidates.ts';

const resolved = (name: string, version: string, kind: 'client' | 'server' | '' = '') =>
	resolveWindows(FACTS, { name, version, kind, bits: undefined });
const ids = (...given: Parameters<typeof resolved>) => resolved(...given).candidates.map(({ id }) => id);

describe('the Windows of a machine', () => {
	it.each([
		['Windows Server 2022 Standard', '10.0 (20348)', ['server-2022']],
		['Windows Server 2016 Datacenter', '10.0 (14393)', ['server-2016']],
		['Windows 10 Enterprise', '10.0 (14393)', ['windows-10-1607-1809']],
		['Windows 10 Enterprise 2016 LTSB', '10.0 (14393)', ['windows-10-ltsb-2016']],
		['Windows 10 Enterprise LTSC', '10.0 (19044)', ['windows-10-ltsc-2021']],
		['Windows 10 Pro', '10.0.19044.4291', ['windows-10-1903-22h2']],
		['Windows 10 Pro', '10.0.19045.4291', ['windows-10-1903-22h2']],
		['Windows 11 Pro', '10.0.26100.2', ['windows-11-24h2-home-pro']],
		['Windows 11 Enterprise', '10.0.26100.2', ['windows-11-24h2']],
		['Windows 11 Enterprise', '10.0.28000.1', ['windows-11-25h2']],
		['Windows Server® 2008 R2 Standard', '6.1 (7601)', ['server-2008-r2-sp1']],
		['Windows Server? 2008 R2 Standard', '6.1 (7601)', ['server-2008-r2-sp1']],
		['Windows 8.1 Pro', '6.3 (9600)', ['windows-8.1']],
		['Hyper-V Server 2019', '10.0 (17763)', ['server-2019']],
		['Azure Stack HCI', '10.0 (20349)', ['server-2022']],
	])('%s, %s', (name, version, expected) => {
		expect(ids(name, version)).toEqual(expected);
	});
	it('of one build can be a client or a server, and is either until a name or a kind tells', () => {
		expect(ids('Windows', '10.0.14393')).toEqual(['windows-10-1607-1809', 'windows-10-ltsb-2016', 'server-2016']);
		expect(ids('', '10.0.14393', 'server')).toEqual(['server-2016']);
		expect(resolved('Windows', '10.0.14393').kind).toBeUndefined();
	});
	it('is known by its build alone, as some exports give it', () => {
		expect(resolved('Windows', '20348', 'server')).toMatchObject({ nt: '10.0.20348' });
		expect(ids('', '9600', 'server')).toEqual(['server-2012-r2']);
	});
	it('is known by its name alone, as far as that goes', () => {
		expect(ids('Windows Server 2012 R2 Standard', '')).toEqual(['server-2012-r2']);
		expect(ids('Windows Server 2012 Standard', '')).toEqual(['server-2012']);
		expect(ids('Windows 10 Pro', '')).toContain('windows-10-1903-22h2');
	});
	it('without its service pack, or older than all that is known, is none of them, and still a Windows', () => {
		expect(resolved('Windows Server 2008 R2 Standard', '6.1 (7600)')).toMatchObject({
			isOther: false,
			candidates: [],
			nt: '6.1.7600',
			kind: 'server',
		});
		expect(resolved('Windows XP Professional', '5.1 (2600)')).toMatchObject({ isOther: false, candidates: [], nt: '5.1.2600' });
	});
	it.each(['Linux', 'OnTap', 'macOS 14', 'Android', 'iPadOS'])('is none where the system is %s', (name) => {
		expect(resolved(name, '')).toMatchObject({ isOther: true, candidates: [] });
		expect(resolved(name, '10.0.19045')).toMatchObject({ isOther: true });
	});
	it('can be any where nothing is said, and none where the name is of an older one', () => {
		expect(ids('', '')).toHaveLength(23);
		expect(ids('Windows Server', '')).toEqual(ids('', '', 'server'));
		expect(ids('Windows XP Professional', '')).toEqual([]);
	});
	it('of a build that only clients have is a client', () => {
		expect(ids('Windows', '10.0.22631.1')).toEqual(['windows-11-22h2']);
	});
});
