import type { APIRoute } from 'astro';
import { PUBLISHED } from '../published/published-data.ts';
import { facts } from '../site/facts.ts';
import { link } from '../site/link.ts';
import { NAVIGATION } from '../site/navigation.ts';

/** The site for language models, in the form that llmstxt.org describes. */
export const GET: APIRoute = ({ site }) => {
	const { guides } = facts;
	const item = (path: string, label: string, text?: string) =>
		`- [${label}](${new URL(link(path), site).href})${text === undefined ? '' : `: ${text}`}`;
	const lines = [
		'# TLS Ready',
		'',
		'> What must change in an estate of Windows, Microsoft Entra, Azure and Microsoft 365 before TLS 1.0, TLS 1.1 and 3DES are refused. Every fact carries its source and date; where documents disagree, the page on disagreements says what this site holds to.',
		'',
		'Status of a date is computed on the day of reading. Unknown is not ready.',
		...NAVIGATION.flatMap((group) => ['', `## ${group.title}`, '', ...group.links.map(({ path, label }) => item(path, label))]),
		'',
		'## Guides',
		'',
		...guides.map(({ id, title, description }) => item(`/guides/${id}/`, title, description)),
		'',
		'## Data',
		'',
		...Object.entries(PUBLISHED).map(([name, text]) => item(`/api/v1/${name}.json`, name, text)),
		'',
	];
	return new Response(lines.join('\n'));
};
