/** What a query says of a machine where it is, and what is made of its export here, are the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACTS } from '../advisor/estates/estate.ts';
import type { Observed } from '../advisor/findings.ts';
import { fieldLines } from '../artifacts/defender-hunting/field-lines.ts';
import { evidenceCode } from '../artifacts/evidence-line.ts';
import { decide } from '../artifacts/fleet-rules/decide.ts';
import { format as osquery } from '../artifacts/osquery/index.ts';
import { rowOn } from '../artifacts/osquery/run-on-sqlite.ts';
import { inputFor } from '../artifacts/script-proof/fixture.ts';
import type { Finding } from './assessment/finding.ts';
import { fleetOfFiles, sessionOf } from './test-files.ts';

const WINDOWS = (FACTS.questions.find(({ id }) => id === 'windows')?.options ?? []).flatMap(({ label, nt, traits, editions }) =>
	nt === undefined || editions !== undefined ? [] : [{ label, nt, kind: traits?.includes('server') ? 'server' : 'client' }],
);
const dword = (value: number): Observed => ({ state: 'present', type: 'REG_DWORD', value });

/** What is made of a file that names one machine. */
function assessed(content: string) {
	const { machines } = fleetOfFiles([{ name: 'export', content }]);
	expect(machines.length).toBe(1);
	return machines[0]?.assessment;
}

/** Values of the registry that need action, as far as somebody read them. */
const wrongIn = (findings: readonly Finding[] = []) =>
	findings.filter(({ key, verdict, isRead }) => key.startsWith('setting:') && verdict === 'action' && isRead).length;

it('osquery: the row of its query, run on SQLite, has the same wrong values as its line of evidence read here', () => {
	const [sql] = osquery.render({ ...inputFor([]), facts: FACTS });
	const value = fc.oneof(
		fc.constant<Observed>({ state: 'absent' }),
		fc.constantFrom(0, 1, 0x800, 0xa00, 0x2800, 0xffffffff).map(dword),
		fc.constantFrom<Observed>({ state: 'present', type: 'REG_SZ', value: '1' }),
	);
	// Lists of suites are judged here by what can be used, which the query does not read.
	const settings = FACTS.settings.filter(({ type }) => type === 'REG_DWORD');
	const values = fc
		.tuple(...settings.map(() => value))
		.map((all) => new Map(all.map((one, at) => [settings[at]?.id ?? '', one])));
	fc.assert(
		fc.property(fc.constantFrom(...WINDOWS), values, ({ label, nt }, read) => {
			const row = rowOn({ name: 'SRV1.contoso.com', windows: label, nt, arch: '64-bit', values: read }, sql?.text ?? '');
			const log = { name: 'pack_tls_ready', hostIdentifier: 'SRV1', unixTime: 1764300000, action: 'snapshot', snapshot: [row] };
			const assessment = assessed(JSON.stringify(log));
			expect({ nt, wrong: wrongIn(assessment?.findings) }).toEqual({ nt, wrong: row['wrong'] });
			expect(assessment?.verdict).not.toBe('ready');
			if (row['verdict'] === 'Action needed') expect(assessment?.verdict).toBe('action-needed');
		}),
		{ numRuns: 60 },
	);
});

it('Defender: its export, read here, has the findings that the rules of the query give', () => {
	const lines = Map.groupBy(fieldLines(FACTS), ({ field }) => field);
	const fields = [...lines.keys()].filter((name) => FACTS.settings.some(({ defender }) => defender === name));
	const text = (field: string) =>
		field.startsWith('Tls') ? fc.constantFrom('Enabled', 'Disabled', '') : fc.constantFrom('0', '1', '2', '');
	const record = fc.record(Object.fromEntries(fields.map((field) => [field, text(field)])));
	fc.assert(
		fc.property(fc.constantFrom(...WINDOWS), record, ({ label, nt, kind }, read) => {
			const [major, minor, build] = nt.split('.');
			const additional = JSON.stringify(Object.fromEntries(fields.map((field) => [field, read[field] || null])));
			const export_ = [
				'DeviceName,Verdict,Timestamp,OSPlatform,OSVersion,OSBuild,OSArchitecture,DeviceId,AdditionalFields',
				`srv1.contoso.com,Unknown,2026-11-28T08:00:00Z,${label.replace(/[, ].*/, '')}${kind === 'server' ? 'Server' : ''},${major}.${minor},${build},64-bit,1,"${additional.replaceAll('"', '""')}"`,
			].join('\n');
			const assessment = assessed(export_);
			const told = [...lines].some(([field, own]) => {
				const found = { state: read[field] ? 'present' : 'not-read', text: read[field] ?? '' } as const;
				return decide(own, Number(build), kind, found)?.means === 'action';
			});
			// An item about the Windows itself can need action where no value does.
			const here = assessment?.findings.some(({ key, verdict }) => key.startsWith('setting:') && verdict === 'action');
			expect({ label, told }).toEqual({ label, told: here });
			expect(assessment?.verdict).not.toBe('ready');
		}),
		{ numRuns: 100 },
	);
});

it('CMPivot: a line with numbers in decimal is read from a cell of its export, and what is no number is not taken for one', () => {
	const [client, server, winhttp] = [
		'schannel-tls12-client-enabled',
		'schannel-tls12-server-enabled',
		'winhttp-defaultsecureprotocols',
	];
	const states = [
		`${evidenceCode(client ?? '')}=#4294967295`,
		`${evidenceCode(server ?? '')}=-`,
		`${evidenceCode(winhttp ?? '')}=#text`,
	];
	const line = `TLSREADY1;n=SRV1;v=10.0.20348;k=server;c=0123456789ab;r=${states.join(',')};.`;
	const content = `Device,Verdict,Reasons,Caption,Version,Evidence,RulesVersion\nSRV1,Unknown,,Microsoft Windows Server 2022 Standard,10.0.20348,"${line}",0123456789ab\n`;
	const session = sessionOf([{ name: 'cmpivot.csv', content }]);
	expect(session.files[0]?.records).toBe(1);
	const [machine] = fleetOfFiles([{ name: 'cmpivot.csv', content }]).machines;
	expect(machine?.machine.name).toBe('SRV1');
	expect(machine?.assessment.windows.candidates.map(({ id }) => id)).toEqual(['server-2022']);
	const facts = machine?.machine.facts;
	expect(facts?.get(`setting:${client}`)).toEqual(dword(0xffffffff));
	expect(facts?.get(`setting:${server}`)).toEqual({ state: 'absent' });
	expect(facts?.get(`setting:${winhttp}`)?.state).toBe('not-read');
});

it('Change Tracking: a line with the build alone is read from a cell of its export', () => {
	const line = `TLSREADY1;t=2026-11-28T08:00Z;n=srv1;f=srv1.contoso.com;v=9200;k=server;c=0123456789ab;r=${evidenceCode('winhttp-defaultsecureprotocols')}=a0;.`;
	const content = `Computer,Verdict,Wrong,NotKnown,Reasons,Timestamp,Build,WindowsKind,Evidence,RulesVersion\nsrv1.contoso.com,Action needed,1,20,[],2026-11-28T08:00:00Z,9200,server,"${line}",0123456789ab\n`;
	const assessment = assessed(content);
	expect(assessment?.windows.candidates.map(({ id }) => id)).toEqual(['server-2012']);
	expect([wrongIn(assessment?.findings), assessment?.verdict]).toEqual([1, 'action-needed']);
});
