import type { APIRoute } from 'astro';
import { z } from 'zod';
import { PlanDocument } from '../../../artifacts/json-plan/schema.ts';

/** Schema of the plan that the wizard offers as JSON. */
export const GET: APIRoute = () => Response.json(z.toJSONSchema(PlanDocument));
