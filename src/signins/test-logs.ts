import type { EvidenceFile } from '../reading/evidence-file.ts';
import type { FileProblem } from '../reading/file-problem.ts';
import type { DownloadLimits } from './form/download-limits.ts';
import { type SignInHandler, signInFile } from './form/sign-in-file.ts';
import type { AbsenceMeaning } from './record/absence-meanings.ts';
import { KINDS, SHAPES, type SignIn, USES } from './record/sign-in.ts';
import { SignInSession } from './session/session.ts';
import type { AskedKind } from './summary/figures.ts';
import { type Summary, summaryOf } from './summary/summary.ts';

/** The meaning of absence that tests go by, in the shape of content/flag-absences. */
export const MEANINGS: readonly AbsenceMeaning[] = [
	{
		shapes: ['graph'],
		kinds: ['interactive', 'nonInteractive'],
		means: 'none',
		because: 'Users: only if legacy.',
		certainty: 'likely',
	},
	{
		shapes: ['graph', 'diagnostic', 'logAnalytics'],
		kinds: ['servicePrincipal', 'managedIdentity'],
		means: 'none',
		because: 'Workloads: only if legacy.',
		certainty: 'likely',
	},
	{
		shapes: ['diagnostic', 'logAnalytics'],
		kinds: ['interactive', 'nonInteractive'],
		means: 'notStated',
		because: 'Exported users carry False.',
		certainty: 'sure',
	},
];

/** What tests compare of a sign-in. */
export interface ReadSignIn {
	readonly id: string;
	readonly time: number | null;
	readonly kind: string;
	readonly use: string;
	readonly shape: string;
}

export interface ReadLog {
	readonly signIns: readonly ReadSignIn[];
	readonly problems: readonly FileProblem[];
	readonly full: readonly SignIn[];
	readonly form: string | undefined;
	readonly encoding: string | undefined;
}

/** Reads bytes as one file, cut at the given positions. */
export function readLog(bytes: Uint8Array, cuts: readonly number[] = [], wantFull = false, name = 'test.json'): ReadLog {
	const signIns: ReadSignIn[] = [];
	const problems: FileProblem[] = [];
	const full: SignIn[] = [];
	let form: string | undefined;
	let encoding: string | undefined;
	const decoder = new TextDecoder();
	const handler: SignInHandler = {
		signIn: (statement, make) => {
			const id = decoder.decode(statement.idBytes.subarray(statement.idStart, statement.idEnd));
			const time = Number.isNaN(statement.time) ? null : statement.time;
			signIns.push({
				id,
				time,
				kind: KINDS[statement.kind] as string,
				use: USES[statement.use] as string,
				shape: SHAPES[statement.shape] as string,
			});
			if (wantFull) full.push(make());
		},
		earlier: () => false,
		otherRecord: () => {},
		nextPage: () => {},
		form: (found) => {
			form = found;
		},
		encoding: (found) => {
			encoding = found;
		},
		problem: (problem) => problems.push(problem),
		entry: () => handler,
		done: () => {},
	};
	feed(signInFile(name, handler), bytes, cuts);
	return { signIns, problems, full, form, encoding };
}

function feed(file: EvidenceFile, bytes: Uint8Array, cuts: readonly number[]): void {
	let from = 0;
	for (const cut of [...cuts].sort((left, right) => left - right)) {
		file.write(bytes.subarray(from, cut));
		from = Math.max(from, cut);
	}
	file.write(bytes.subarray(from));
	file.end();
}

/** The summary as on the day after the youngest of these logs. */
export function summed(session: SignInSession, retentionDays: number, without: readonly AskedKind[] = []): Summary {
	return summaryOf(session, { retentionDays, without }, Date.UTC(2026, 10, 17));
}

/** Reads several files in one session, in order. */
export function readFiles(
	files: Readonly<Record<string, Uint8Array | string>>,
	downloadLimits: DownloadLimits = {},
): SignInSession {
	const session = new SignInSession(1, MEANINGS);
	for (const [name, content] of Object.entries(files))
		feed(session.open(name, downloadLimits), typeof content === 'string' ? utf8(content) : content, []);
	return session;
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text);
}

/** UTF-16 as Windows PowerShell 5.1 writes it with `>`. */
export function utf16(text: string, order: 'LE' | 'BE', mark = true): Uint8Array<ArrayBuffer> {
	const marked = mark ? `\ufeff${text}` : text;
	const bytes = new Uint8Array(2 * marked.length);
	const view = new DataView(bytes.buffer);
	for (let index = 0; index < marked.length; index++) view.setUint16(2 * index, marked.charCodeAt(index), order === 'LE');
	return bytes;
}

let made = 0;

/** A made-up sign-in as the portal's JSON download has it. */
export function portalRecord(change: Record<string, unknown> = {}, legacy: unknown = 'False'): Record<string, unknown> {
	made++;
	return {
		id: `10000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
		createdDateTime: '2026-11-15T09:30:00Z',
		userDisplayName: 'Test User',
		userPrincipalName: 'user@contoso.example',
		userId: '00000000-0000-0000-0000-000000000002',
		appId: '00000000-0000-0000-0000-000000000003',
		appDisplayName: 'Sample App',
		ipAddress: '203.0.113.10',
		userAgent: 'SampleAgent/1.0',
		correlationId: '00000000-0000-0000-0000-000000000004',
		isInteractive: true,
		resourceDisplayName: 'Microsoft Graph',
		resourceId: '00000003-0000-0000-c000-000000000000',
		signInEventTypes: ['interactiveUser'],
		servicePrincipalName: null,
		servicePrincipalId: '',
		status: { errorCode: 0, failureReason: 'Other.' },
		deviceDetail: { operatingSystem: 'Windows 7', browser: 'IE 8.0' },
		authenticationProcessingDetails: [
			{ key: 'Login Hint Present', value: 'True' },
			{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value: legacy },
		],
		...change,
	};
}

/** The same as Azure Monitor writes it to storage: one of these a line. */
export function diagnosticRecord(
	change: Record<string, unknown> = {},
	legacy: unknown = 'False',
	category = 'SignInLogs',
): Record<string, unknown> {
	const { authenticationProcessingDetails: _, ...properties } = portalRecord(change);
	return {
		time: '2026-11-15T09:31:00.1234567Z',
		resourceId: '/tenants/00000000-0000-0000-0000-000000000009/providers/Microsoft.aadiam',
		operationName: 'Sign-in activity',
		category,
		callerIpAddress: '203.0.113.11',
		properties: {
			...properties,
			authenticationProcessingDetails: [{ 'Login Hint Present': 'True' }, { 'Legacy TLS (TLS 1.0, 1.1, 3DES)': legacy }],
		},
	};
}

/** The same as a row of Log Analytics, details as JSON text. */
export function logAnalyticsRow(
	change: Record<string, unknown> = {},
	legacy: unknown = 'False',
	type = 'SigninLogs',
): Record<string, unknown> {
	const portal = portalRecord();
	return {
		TimeGenerated: '2026-11-15T09:30:00.1234567Z',
		Id: portal['id'],
		Category: 'SignInLogs',
		CorrelationId: portal['correlationId'],
		UserPrincipalName: portal['userPrincipalName'],
		AppDisplayName: portal['appDisplayName'],
		AppId: portal['appId'],
		IPAddress: portal['ipAddress'],
		UserAgent: portal['userAgent'],
		DeviceDetail: JSON.stringify(portal['deviceDetail']),
		AuthenticationProcessingDetails: JSON.stringify([{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value: legacy }]),
		Type: type,
		...change,
	};
}

/** CSV text with every cell quoted. */
export function csv(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
}
