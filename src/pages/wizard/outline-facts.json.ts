import type { APIRoute } from 'astro';
import { outlineFactsOf } from '../../knowledge/decision-facts.ts';
import { decisions } from '../../site/facts.ts';

/** The small part of the facts that the wizard's result stands on before its words have come. */
export const GET: APIRoute = () => Response.json(outlineFactsOf(decisions));
