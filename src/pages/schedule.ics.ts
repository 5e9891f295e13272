import type { APIRoute } from 'astro';
import { calendarText } from '../published/calendar.ts';
import { facts } from '../site/facts.ts';
import { link } from '../site/link.ts';

export const GET: APIRoute = ({ site }) => {
	const { milestones, sources } = facts;
	const text = calendarText({
		name: 'TLS Ready: schedule',
		milestones,
		sources,
		addressOf: ({ id }) => new URL(link(`/schedule/${id}/`), site).href,
	});
	return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
