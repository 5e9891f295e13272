import type { APIRoute } from 'astro';
import { decisions } from '../../site/facts.ts';

/** What the wizard's result is planned from, but for the questions, which its page already holds. */
export const GET: APIRoute = () => {
	const { questions: _, ...rest } = decisions;
	return Response.json(rest);
};
