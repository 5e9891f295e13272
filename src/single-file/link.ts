import { fragmentOf } from './address.ts';

/** In the single file it stands for src/site/link.ts. */
export function link(path: string): string {
	return fragmentOf(path);
}
