import type { AskedChoice, AskedQuestion, AskedVersion, DecisionFacts, PlannedFromAction } from '../knowledge/decision-facts.ts';

const FIND_OUT = { text: 'Look.' };
const CITES = [{ source: 'page', section: 'Intro' }];
const ALWAYS = { all: [] };

function question(part: Pick<AskedQuestion, 'id' | 'subject'> & (Partial<AskedChoice> | Partial<AskedVersion>)): AskedQuestion {
	const partsOfEstate = part.kind !== 'single';
	return {
		title: `${part.subject}?`,
		findOut: FIND_OUT,
		notSure: true,
		partsOfEstate,
		options: [],
		when: ALWAYS,
		origin: { collection: 'questions', id: part.id, key: '' },
		...part,
		// What its kind asks for is in what each question below gives.
	} as AskedQuestion;
}

function action(part: Partial<PlannedFromAction> & Pick<PlannedFromAction, 'id' | 'when'>): PlannedFromAction {
	return {
		order: 1,
		phase: 'update',
		priority: 'required',
		title: `Do ${part.id}`,
		why: 'It is needed.',
		steps: [{ text: 'Do it.' }],
		verify: [{ text: 'Look.' }],
		raise: [],
		after: [],
		makesNeedless: [],
		settings: [],
		formats: [],
		cites: CITES,
		confidence: 'documented',
		disagreements: [],
		origin: { collection: 'actions', id: part.id, key: '' },
		...part,
	};
}

/** Test-only: a small world for tests of the mechanism; tests of what is true use content/. */
export const SMALL_WORLD: DecisionFacts = {
	version: 'test',
	questions: [
		question({
			id: 'roles',
			kind: 'several',
			subject: 'Server roles',
			options: [
				{ id: 'agent', label: 'Agent', traits: ['versioned'] },
				{ id: 'gateway', label: 'Gateway' },
				{ id: 'none', label: 'None', exclusive: true },
			],
		}),
		question({
			id: 'windows',
			kind: 'several',
			subject: 'Windows versions',
			options: [
				{
					id: 'windows-7',
					label: 'Windows 7',
					nt: '6.1.7601',
					traits: ['client', 'has-x86', 'winhttp-update'],
					supportEnds: { free: '2020-01-14', all: '2020-01-14' },
				},
				{
					id: 'server-2012',
					label: 'Server 2012',
					nt: '6.2.9200',
					traits: ['server', 'x64-only', 'winhttp-update'],
					supportEnds: { free: '2023-10-10', all: '2026-10-13' },
				},
				{ id: 'server-2022', label: 'Server 2022', nt: '10.0.20348', traits: ['server', 'x64-only'] },
			],
		}),
		question({
			id: 'patched',
			kind: 'single',
			subject: 'Update installed',
			options: [
				{ id: 'yes', label: 'Yes' },
				{ id: 'no', label: 'No' },
			],
			when: { question: 'windows', trait: 'winhttp-update' },
		}),
		question({
			id: 'agent.version',
			kind: 'version',
			subject: 'Agent version',
			example: '2.0.0.0',
			bounds: ['2.0.0.0'],
			newest: '2.4.0.0',
			when: { question: 'roles', includes: ['agent'] },
		}),
		question({
			id: 'agent.host',
			kind: 'several',
			subject: 'Windows under Agent',
			options: [
				{ id: 'server-2012', label: 'Server 2012', nt: '6.2.9200', traits: ['server'] },
				{ id: 'server-2022', label: 'Server 2022', nt: '10.0.20348', traits: ['server'] },
			],
			among: { question: 'windows', cases: [['server-2012']] },
			when: { question: 'roles', includes: ['agent'] },
		}),
	],
	actions: [
		action({ id: 'update-agent', priority: 'required', dueBy: 'stop', when: { question: 'agent.version', below: '2.0.0.0' } }),
		action({ id: 'move-agent', when: { question: 'agent.host', includes: ['server-2012'] } }),
		action({ id: 'patch', when: { question: 'patched', includes: ['no'] } }),
		action({ id: 'replace', priority: 'recommended', when: { question: 'windows', supportEnded: 'all' } }),
		action({ id: 'restart', phase: 'restart', when: { any: [{ action: 'patch' }, { action: 'update-agent' }] } }),
	],
	settings: [],
	milestones: [
		{
			id: 'stop',
			title: 'The stop',
			service: 'Agent',
			family: 'entra',
			cloud: 'all',
			kind: 'shut-off',
			refuses: ['TLS 1.0'],
			dates: [{ date: '2027-04-07', precision: 'day', statedBy: { source: 'page', section: 'Banner' } }],
			confirmed: { state: 'no', note: 'Nothing found.' },
			effect: 'It stops.',
			when: { question: 'roles', includes: ['agent'] },
			cites: CITES,
			confidence: 'documented',
			rows: [],
			disagreements: [],
		},
	],
	endpoints: [],
	azureSettings: [],
	machine: { dotnetReleases: [], dotnetBeside: [], updates: [], agents: [], cipherSuites: [], roots: [], events: [] },
	sources: [{ id: 'page', title: 'The page', publisher: 'Vendor', kind: 'official' }],
	disagreements: [],
};
