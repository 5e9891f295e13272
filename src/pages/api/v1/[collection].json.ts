import type { APIRoute } from 'astro';
import { COLLECTIONS, type CollectionName } from '../../../knowledge/collections.ts';
import { publish } from '../../../published/published-data.ts';
import { facts } from '../../../site/facts.ts';

export function getStaticPaths() {
	return Object.keys(COLLECTIONS).map((collection) => ({ params: { collection } }));
}

export const GET: APIRoute = ({ params }) => Response.json(publish(facts, params.collection as CollectionName));
