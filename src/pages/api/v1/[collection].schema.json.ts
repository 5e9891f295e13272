import type { APIRoute } from 'astro';
import { COLLECTIONS, type CollectionName } from '../../../knowledge/collections.ts';
import { schemaOf } from '../../../published/published-data.ts';
import { link } from '../../../site/link.ts';

export function getStaticPaths() {
	return Object.keys(COLLECTIONS).map((collection) => ({ params: { collection } }));
}

export const GET: APIRoute = ({ params, site }) =>
	Response.json({
		$id: new URL(link(`/api/v1/${params.collection}.schema.json`), site).href,
		...schemaOf(params.collection as CollectionName),
	});
