import type { APIRoute } from 'astro';
import { decisionFacts } from '../../components/facts.ts';

/** What the wizard's result is planned from. */
export const GET: APIRoute = async () => Response.json(await decisionFacts());
