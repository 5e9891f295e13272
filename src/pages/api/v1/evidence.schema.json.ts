import type { APIRoute } from 'astro';
import { z } from 'zod';
import { EvidenceLine } from '../../../inventory/sources/evidence/schema.ts';

/** Schema of one line of the evidence about machines that is saved as NDJSON. */
export const GET: APIRoute = () => Response.json(z.toJSONSchema(EvidenceLine));
