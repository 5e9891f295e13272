import type { APIRoute } from 'astro';
import { calendarText } from '../components/calendar.ts';
import { siteFacts } from '../components/facts.ts';
import { link } from '../components/link.ts';

export const GET: APIRoute = async ({ site }) => {
	const { milestones, sources } = await siteFacts();
	const text = calendarText({
		name: 'TLS Ready: schedule',
		milestones,
		sources,
		addressOf: ({ id }) => new URL(link(`/schedule/${id}/`), site).href,
	});
	return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
