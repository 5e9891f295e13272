import type { APIRoute } from 'astro';
import { siteFacts } from '../../../components/facts.ts';
import { link } from '../../../components/link.ts';
import { PUBLISHED } from '../../../components/published-data.ts';
import type { CollectionName } from '../../../knowledge/collections.ts';

export const GET: APIRoute = async ({ site }) => {
	const facts = await siteFacts();
	const absolute = (path: string) => new URL(link(path), site).href;
	const collections = (Object.entries(PUBLISHED) as [CollectionName, string][]).map(([name, description]) => ({
		name,
		description,
		entries: facts[name].length,
		data: absolute(`/api/v1/${name}.json`),
		schema: absolute(`/api/v1/${name}.schema.json`),
	}));
	return Response.json({ contentVersion: facts.version, collections });
};
