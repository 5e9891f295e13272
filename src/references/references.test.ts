import { describe, expect, it } from 'vitest';
import { checkedFacts } from '../content-check/check.ts';
import { compile } from '../knowledge/compile.ts';
import { byId } from './by-id.ts';
import {
	referencesToDisagreement,
	referencesToRole,
	referencesToSetting,
	referencesToSystem,
	settingsWrittenOn,
	systemsThatTake,
} from './references.ts';

const facts = await checkedFacts();
const everything = { facts, decisions: compile(facts) };
const setting = (id: string) => byId(facts['registry-settings'], id);
const system = (id: string) => byId(facts['operating-systems'], id);
const writtenOn = (id: string) => settingsWrittenOn(facts, system(id)).length;

describe('how many values a Windows version takes', () => {
	it('is 12 on a current 64-bit Windows', () => {
		expect(writtenOn('server-2012-r2')).toBe(12);
		expect(writtenOn('server-2025')).toBe(12);
	});
	it('is 14 where WinHTTP needs its value', () => {
		expect(writtenOn('server-2012')).toBe(14);
	});
	it('leaves WinHTTP out on Windows 8, for which the update does not exist', () => {
		const taking = systemsThatTake(facts, setting('winhttp-defaultsecureprotocols')).map(({ id }) => id);
		expect(taking.toSorted()).toEqual(['server-2008-r2-sp1', 'server-2012', 'windows-7-sp1']);
	});
});

describe('what refers to what', () => {
	it('leads from a registry value to the Windows versions and roles that want it', () => {
		const groups = referencesToSetting(everything, setting('winhttp-defaultsecureprotocols'));
		expect(groups[0]?.references).toContainEqual({ path: '/windows/server-2012/', label: 'Windows Server 2012' });
		expect(groups[0]?.references).not.toContainEqual({ path: '/windows/server-2016/', label: 'Windows Server 2016' });
	});
	it('leads from a Windows version back to the value', () => {
		const paths = referencesToSystem(everything, system('server-2012')).flatMap(({ references }) =>
			references.map(({ path }) => path),
		);
		expect(paths).toContain('/registry/winhttp-defaultsecureprotocols/');
	});
	it('leads from a role to its milestone', () => {
		const groups = referencesToRole(everything, byId(facts['server-roles'], 'entra-connect-sync'));
		const milestones = groups.find(({ title }) => title === 'Milestones')?.references.map(({ path }) => path);
		expect(milestones).toContain('/schedule/entra-connect-sync-stop/');
	});
	it('leads from a disagreement to every entry that it concerns', () => {
		const paths = referencesToDisagreement(everything, 'c-60-connect-two-deadlines').map(({ path }) => path);
		expect(paths).toContain('/schedule/entra-connect-sync-stop/');
		expect(paths).toContain('/server-roles/entra-connect-sync/');
	});
	it('has no empty groups', () => {
		for (const one of facts['registry-settings'])
			for (const { references } of referencesToSetting(everything, one)) expect(references.length).toBeGreaterThan(0);
	});
});
