import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { exportOf as exportConnections } from '../../handshakes/exports/exports.ts';
import { Mask as ConnectionMask } from '../../handshakes/exports/mask.ts';
import { iisLine, iisLog, readFiles as readConnections } from '../../handshakes/test-files.ts';
import { exportOf as exportSignIns } from '../../signins/exports/exports.ts';
import { Mask as SignInMask } from '../../signins/exports/mask.ts';
import { SignInSession } from '../../signins/session/session.ts';
import { summaryOf } from '../../signins/summary/summary.ts';
import { portalRecord } from '../../signins/test-logs.ts';
import { fleetOf } from '../fleet/fleet.ts';
import { sessionOf } from '../test-files.ts';
import { observed, RIGHT, TODAY } from '../test-fleets.ts';
import { LegacyLogs, readPlaced } from './legacy-logs.ts';

/** What the logs given say, with the machines "web1" (10.0.0.9) and "web2". */
async function joined(name: string, content: string) {
	const session = sessionOf([{ name, content }]);
	for (const one of [{ name: 'web1', addresses: ['10.0.0.9'] }, { name: 'web2' }])
		session.machines.add(observed(one, { facts: RIGHT }), 0);
	const logs = new LegacyLogs(readPlaced);
	await logs.read(session.files, [{ place: 0, name, file: new File([content], name) }]);
	logs.join(session.machines, fleetOf(FACTS, session.machines, { today: TODAY }));
	const { standings, machines } = fleetOf(FACTS, session.machines, { today: TODAY });
	return {
		named: Array.from(standings.find((each) => each.name === 'legacy-use')?.machines ?? [], (at) => machines[at]?.machine.name),
		codes: session.files.flatMap(({ problems }) => problems.map(({ code }) => code)),
		limits: logs.limits,
		...(session.files[0]?.problems[0]?.severity === 'incomplete' && { found: session.files[0].problems[0].found }),
	};
}

it('a log of a web server names the machine that connected, by its address', async () => {
	const log = iisLog(iisLine({ day: '2026-11-20', client: '10.0.0.9' }));
	expect(await joined('u_ex.log', log)).toEqual({ named: ['web1'], codes: ['connection-log'], limits: [] });
});

describe('a result that the page of a log saved', () => {
	const signIns = (masked: boolean) => {
		const session = new SignInSession(1);
		const log = session.open('log.json', {});
		const record = portalRecord({ deviceDetail: { displayName: 'WEB2' }, ipAddress: '10.0.0.9' }, 'True');
		log.write(new TextEncoder().encode(JSON.stringify([record])));
		log.end();
		const summarise = () => summaryOf(session, { retentionDays: 30, without: [] }, Date.now());
		const asked = { format: 'summary-json', masked, today: TODAY, address: '', digests: {} } as const;
		return exportSignIns(asked, { session, mask: new SignInMask(), files: [], summarise }).text;
	};
	const connections = (masked: boolean) => {
		const summary = readConnections({ 'u_ex.log': iisLog(iisLine({ day: '2026-11-20', client: '10.0.0.9' })) });
		const asked = { format: 'summary-json', masked, today: TODAY, address: '', digests: {} } as const;
		return exportConnections(asked, summary, new ConnectionMask(), []).text;
	};
	it('names the machines that signed in, by name and address', async () => {
		expect(await joined('summary.json', signIns(false))).toEqual({ named: ['web1', 'web2'], codes: ['kept-result'], limits: [] });
	});
	it('names the machines that connected', async () => {
		expect(await joined('summary.json', connections(false))).toEqual({ named: ['web1'], codes: ['kept-result'], limits: [] });
	});
	it.each([
		['sign-in logs', signIns(true)],
		['connection logs', connections(true)],
	])('of %s with masked names joins nothing, and that is said', async (what, content) => {
		const { named, codes, found } = await joined('summary.json', content);
		expect([named, codes]).toEqual([[], ['kept-result']]);
		expect(found).toBe(
			`This is a result of ${what} that was saved here. It has masked names, so that no machine can be found by it.`,
		);
	});
});

it('a sign-in log names the machine that signed in, and counts what belongs to none', async () => {
	const log = JSON.stringify([
		portalRecord({ deviceDetail: { displayName: 'WEB2' } }, 'True'),
		portalRecord({ deviceDetail: { displayName: 'other' } }, 'True'),
		portalRecord({ deviceDetail: { displayName: 'web1' } }, 'False'),
	]);
	const { named, codes, limits } = await joined('signins.json', log);
	expect([named, codes]).toEqual([['web2'], ['sign-in-log']]);
	expect(limits).toEqual([
		'1 record of legacy TLS in the logs given names none of these machines, or more than one. The page of the logs shows them.',
	]);
});

it('tells each machine once, however often what was read is judged', async () => {
	const content = iisLog(iisLine({ day: '2026-11-20', client: '10.0.0.9' }));
	const session = sessionOf([{ name: 'u_ex.log', content }]);
	session.machines.add(observed({ name: 'web1', addresses: ['10.0.0.9'] }, { facts: RIGHT }), 0);
	const logs = new LegacyLogs(readPlaced);
	await logs.read(session.files, [{ place: 0, name: 'u_ex.log', file: new File([content], 'u_ex.log') }]);
	const judge = () => logs.join(session.machines, fleetOf(FACTS, session.machines, { today: TODAY }));
	expect([judge(), judge(), session.machines.statements.size]).toEqual([true, false, 2]);
});
