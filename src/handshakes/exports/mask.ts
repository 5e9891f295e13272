import { StandIns } from '../../reading/stand-ins.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import type { Dimension, Group, Row } from '../session/legacy-connections.ts';
import type { Summary } from '../summary/summary.ts';

/**
 * Replaces clients and accounts by numbered stand-ins. One instance gives the same client and the same account the same
 * number in every file. Servers, processes and user agents keep their names: they are what is acted on.
 */
export class Mask {
	readonly #clients = new StandIns('Client');
	readonly #accounts = new StandIns('Account');

	summary(summary: Summary): Summary {
		const { use } = summary;
		const groups = (dimension: Dimension, hide: (name: string) => string): readonly Group[] =>
			use.groups[dimension].map((group) => ({ ...group, name: hide(group.name) }));
		return {
			...summary,
			use: {
				...use,
				rows: use.rows.map((row) => this.row(row)),
				groups: {
					...use.groups,
					client: groups('client', (name) => this.#client(name)),
					account: groups('account', (name) => this.#account(name)),
				},
			},
		};
	}

	row(row: Row): Row {
		return { ...row, client: this.#client(row.client), account: this.#account(row.account) };
	}

	#client(name: string): string {
		return this.#clients.of(foldAscii(name));
	}

	#account(name: string): string {
		return this.#accounts.of(foldAscii(name));
	}
}
