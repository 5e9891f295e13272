import { text } from 'virtual:command-file';
import type { APIRoute } from 'astro';

export const GET: APIRoute = () => new Response(text, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
