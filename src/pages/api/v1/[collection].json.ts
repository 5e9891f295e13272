import type { APIRoute } from 'astro';
import { siteFacts } from '../../../components/facts.ts';
import { publish } from '../../../components/published-data.ts';
import { COLLECTIONS, type CollectionName } from '../../../knowledge/collections.ts';

export function getStaticPaths() {
	return Object.keys(COLLECTIONS).map((collection) => ({ params: { collection } }));
}

export const GET: APIRoute = async ({ params }) => Response.json(publish(await siteFacts(), params.collection as CollectionName));
