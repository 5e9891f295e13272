import type { BytesModule } from './bytes-module.ts';

let holder: unknown;

/** Before keys are asked for or kept: those of another table of fields, or of other columns, are forgotten. */
export function holdKeys(module: BytesModule, table: unknown): void {
	if (holder === table) return;
	module.forgetKept();
	holder = table;
}
