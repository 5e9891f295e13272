import type { APIRoute } from 'astro';
import { calendarText } from '../../../published/calendar.ts';
import { serviceSlug } from '../../../published/schedule.ts';
import { facts } from '../../../site/facts.ts';
import { link } from '../../../site/link.ts';

export function getStaticPaths() {
	const services = new Set(facts.milestones.map(({ service }) => service));
	return [...services].map((service) => ({ params: { service: serviceSlug(service) }, props: { service } }));
}

export const GET: APIRoute = ({ site, props }) => {
	const { milestones, sources } = facts;
	const text = calendarText({
		name: `TLS Ready: ${props.service}`,
		milestones: milestones.filter(({ service }) => service === props.service),
		sources,
		addressOf: ({ id }) => new URL(link(`/schedule/${id}/`), site).href,
	});
	return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
