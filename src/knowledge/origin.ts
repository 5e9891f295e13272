/** Where an entry that decisions are made from is written: a file of content/ and the key inside it, empty for the whole file. */
export interface Origin {
	readonly collection: 'questions' | 'actions' | 'server-roles' | 'milestones' | 'endpoints' | 'registry-settings' | 'changes';
	readonly id: string;
	/** Dotted: "rules.0". */
	readonly key: string;
}

/** Path below content/: "server-roles/pta-agent.yaml". */
export function fileOf({ collection, id }: Origin): string {
	return `${collection}/${id}.yaml`;
}

/** Dotted path of a field of the entry inside its file: "rules.0.after". */
export function keyIn({ key }: Origin, field: string): string {
	return key === '' ? field : `${key}.${field}`;
}

/** Dotted path of its condition: what is made from a server role has none written out, so the key that it is made from. */
export function conditionKeyIn({ key }: Origin): string {
	return key === '' ? 'when' : key;
}

/** Id of the server role whose file it was made from; undefined where it was not made from one. */
export function roleBehind({ origin }: { readonly origin: Origin }): string | undefined {
	return origin.collection === 'server-roles' ? origin.id : undefined;
}
