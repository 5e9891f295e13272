import type { APIRoute } from 'astro';
import { Feed } from 'feed';
import { changesOf } from '../published/changes.ts';
import { facts } from '../site/facts.ts';
import { link } from '../site/link.ts';

const NEWEST = 50;

export const GET: APIRoute = ({ site }) => {
	const absolute = (path: string) => new URL(link(path), site).href;
	const dayOf = (day: string) => new Date(`${day}T00:00:00Z`);
	const changes = changesOf(facts).slice(0, NEWEST);
	const feed = new Feed({
		id: absolute('/changes.atom'),
		title: 'TLS Ready: changes of facts',
		description: 'What this site says since and said before, dates that were published or moved, and newer versions.',
		link: absolute('/changes/'),
		feedLinks: { atom: absolute('/changes.atom') },
		updated: dayOf(changes[0]?.day ?? '1970-01-01'),
		author: { name: 'TLS Ready', link: absolute('/') },
		copyright: 'MIT',
		generator: false,
	});
	for (const { id, title, text, path, day } of changes)
		feed.addItem({ id: `tag:tls-ready,2026:${id}`, title, description: text, link: absolute(path), date: dayOf(day) });
	return new Response(feed.atom1(), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
