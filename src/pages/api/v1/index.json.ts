import type { APIRoute } from 'astro';
import type { CollectionName } from '../../../knowledge/collections.ts';
import { PUBLISHED } from '../../../published/published-data.ts';
import { facts } from '../../../site/facts.ts';
import { link } from '../../../site/link.ts';

export const GET: APIRoute = ({ site }) => {
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
