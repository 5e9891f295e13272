import type { APIRoute } from 'astro';
import { crlf } from '../../artifacts/script-text.ts';
import script from '../../published/examples/Get-WindowsTls.ps1?raw';

export const GET: APIRoute = () => new Response(crlf(script), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
