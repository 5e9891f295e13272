#!/usr/bin/env node
/**
 * Starts main.ts with its types already stripped, from the second run on: that saves a fifth of a second and 24 MB.
 * Plain JavaScript, because Node would load its type stripper for this file too.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

enableCompileCache(fileURLToPath(new URL('../../.cache/node', import.meta.url)));
// A thread needs nothing of the command but what reads parts.
await import(isMainThread ? './main.ts' : './part-thread.ts');
