import type { APIRoute } from 'astro';
import { decisionFacts } from '../../components/facts.ts';

/** What the wizard's result is planned from, but for the questions, which its page already holds. */
export const GET: APIRoute = async () => {
	const { questions: _, ...rest } = await decisionFacts();
	return Response.json(rest);
};
