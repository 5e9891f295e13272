import type { APIRoute } from 'astro';
import { link } from '../../../components/link.ts';
import { schemaOf } from '../../../components/published-data.ts';
import { COLLECTIONS, type CollectionName } from '../../../knowledge/collections.ts';

export function getStaticPaths() {
	return Object.keys(COLLECTIONS).map((collection) => ({ params: { collection } }));
}

export const GET: APIRoute = ({ params, site }) =>
	Response.json({
		$id: new URL(link(`/api/v1/${params.collection}.schema.json`), site).href,
		...schemaOf(params.collection as CollectionName),
	});
