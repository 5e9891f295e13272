import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read } from '../../handshakes/test-files.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { describeWith, type Ran, run, tool } from '../script-proof/tools.ts';
import { format } from './index.ts';

/** An event as Windows Server 2022 writes it; `data` is what stands below `System`. */
const event = (id: number, time: string, data: string) =>
	`<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Schannel' Guid='{1f678132-5938-4686-9fdc-c8ff68f15c85}'/><EventID>${id}</EventID><TimeCreated SystemTime='${time}'/><Computer>web01.contoso.example</Computer></System>${data}</Event>`;
const completed = (type: string, protocol: string, target = '') =>
	`<UserData><EventXML xmlns='LSA_NS'><Type>${type}</Type><Protocol>${protocol}</Protocol><CipherSuite>0xc030</CipherSuite><ExchangeStrength>384</ExchangeStrength><TargetName>${target}</TargetName></EventXML></UserData>`;
const failed = `<EventData><Data Name='Type'>client</Data><Data Name='ErrorState'>10013</Data><Data Name='CallerProcessImageName'>old.exe</Data></EventData>`;

/** Runs the script where the System log holds these events. */
function count(events: readonly string[]): Ran & { readonly asked: string } {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-schannel-'));
	try {
		const [file] = format.render(inputFor([]));
		const path = (name: string) => join(folder, name);
		writeFileSync(path('script.ps1'), file?.text ?? '');
		writeFileSync(path('events.json'), JSON.stringify(events));
		const stoodIn = ['-File', join(import.meta.dirname, 'stand-ins.ps1'), '-ScriptPath', path('script.ps1')];
		const paths = ['-EventsPath', path('events.json'), '-AskedPath', path('asked.json')];
		const ran = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', ...stoodIn, ...paths]);
		return { ...ran, asked: readFileSync(path('asked.json'), 'utf8') };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

describeWith('PowerShell', 'counting Schannel events', () => {
	it('gives a row for each kind of handshake, which the reader of this site reads', () => {
		const { code, output, asked } = count([
			event(36880, '2026-11-20T09:30:00.1Z', completed('client', 'TLS 1.0', 'old.contoso.example')),
			event(36880, '2026-11-22T09:30:00.1Z', completed('client', 'TLS 1.0', 'old.contoso.example')),
			event(36880, '2026-11-21T09:30:00.1Z', completed('server', 'TLS 1.2')),
			event(36880, '2026-11-21T09:30:00.1Z', completed('client', 'TLS 1.2', '=cmd|&quot;,x')),
			event(36871, '2026-11-21T10:00:00.1Z', failed),
		]);
		expect(code).toBe(0);
		expect(output.trimEnd().split(/\r?\n/)).toEqual([
			'"Machine","EventId","Direction","Protocol","CipherSuite","Target","Process","Alert","State","Count","First","Last"',
			'"web01.contoso.example","36871","client","","","","old.exe","","10013",1,2026-11-21T10:00:00Z,2026-11-21T10:00:00Z',
			'"web01.contoso.example","36880","client","TLS 1.0","0xc030","old.contoso.example","","","",2,2026-11-20T09:30:00Z,2026-11-22T09:30:00Z',
			`"web01.contoso.example","36880","client","TLS 1.2","0xc030","'=cmd|"",x","","","",1,2026-11-21T09:30:00Z,2026-11-21T09:30:00Z`,
			'"web01.contoso.example","36880","server","TLS 1.2","0xc030","","","","",1,2026-11-21T09:30:00Z,2026-11-21T09:30:00Z',
		]);
		expect(JSON.parse(asked)).toMatchObject({
			ProviderName: 'Schannel',
			LogName: 'System',
			Id: [36871, 36874, 36880, 36887, 36888],
		});
		const { use, failures, files } = read(output);
		expect(use.byUse).toEqual({ notRecorded: 0, modern: 2, legacy: 2 });
		expect(use.groups.server.map(({ name, count: times }) => [name, times])).toEqual([['old.contoso.example', 2]]);
		expect(failures).toMatchObject([{ program: 'old.exe', what: 'Credential not created (36871), state 10013', count: 1 }]);
		expect(files.flatMap(({ problems }) => problems)).toEqual([]);
	});

	it('gives the first line alone where there is no such event', () => {
		const { code, output } = count([]);
		expect([code, output.trimEnd().split('\n').length]).toEqual([0, 1]);
	});

	it('says that it is unknown where the log may not be read', () => {
		const { code, output } = count(['denied']);
		expect([code, output.trim()]).toEqual([
			2,
			'TLS Ready: Unknown. The events could not be read: Attempted to perform an unauthorized operation. Run this as administrator.',
		]);
	});
});
