import { type Answers, NOT_SURE } from '../src/advisor/answers.ts';
import { nextQuestion } from '../src/advisor/flow.ts';
import { encodeFragment } from '../src/advisor/fragment.ts';
import { decisionFacts } from '../src/cli/facts.ts';

/** A mixed estate; of everything else it is not sure. */
const ESTATE: Answers = {
	clouds: ['global'],
	services: ['entra-id', 'exchange-mail', 'microsoft-365'],
	roles: ['ad-fs', 'entra-connect-sync', 'nps-extension', 'pta-agent'],
	'entra-connect-sync.version': ['2.4.27.0'],
	'pta-agent.version': ['1.5.643.0'],
	windows: ['server-2012-r2', 'server-2016', 'server-2022', 'windows-11-24h2'],
	dotnet: ['4.6.2', '4.8'],
};

/** Path of the wizard's result for that estate. */
export async function resultAddress(): Promise<string> {
	const facts = await decisionFacts();
	const today = new Date().toISOString().slice(0, 10);
	const answers: Record<string, Answers[string]> = { ...ESTATE };
	for (let open = nextQuestion(facts, answers, today); open !== undefined; open = nextQuestion(facts, answers, today))
		answers[open.id] = open.notSure || open.kind === 'version' ? NOT_SURE : [open.options[0]?.id ?? ''];
	return `/wizard/${encodeFragment(answers)}`;
}
