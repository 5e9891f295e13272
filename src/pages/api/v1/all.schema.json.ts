import type { APIRoute } from 'astro';
import { schemaOfAll } from '../../../published/published-data.ts';
import { link } from '../../../site/link.ts';

export const GET: APIRoute = ({ site }) =>
	Response.json({ $id: new URL(link('/api/v1/all.schema.json'), site).href, ...schemaOfAll() });
