import type { APIRoute } from 'astro';
import { publishAll } from '../../../published/published-data.ts';
import { facts } from '../../../site/facts.ts';
import { link } from '../../../site/link.ts';

export const GET: APIRoute = ({ site }) =>
	Response.json({ $schema: new URL(link('/api/v1/all.schema.json'), site).href, ...publishAll(facts) });
