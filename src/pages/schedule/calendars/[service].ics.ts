import type { APIRoute } from 'astro';
import { calendarText } from '../../../components/calendar.ts';
import { siteFacts } from '../../../components/facts.ts';
import { link } from '../../../components/link.ts';
import { serviceSlug } from '../../../components/schedule.ts';

export async function getStaticPaths() {
	const services = new Set((await siteFacts()).milestones.map(({ service }) => service));
	return [...services].map((service) => ({ params: { service: serviceSlug(service) }, props: { service } }));
}

export const GET: APIRoute = async ({ site, props }) => {
	const { milestones, sources } = await siteFacts();
	const text = calendarText({
		name: `TLS Ready: ${props.service}`,
		milestones: milestones.filter(({ service }) => service === props.service),
		sources,
		addressOf: ({ id }) => new URL(link(`/schedule/${id}/`), site).href,
	});
	return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
