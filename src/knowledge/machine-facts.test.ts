import { expect, it } from 'vitest';
import { machineFacts } from './machine-facts.ts';
import { readFacts } from './read.ts';

const facts = await readFacts();
const { updates } = machineFacts(facts);

it('asks each older Windows for its own update for .NET Framework 3.5, and no newer Windows for any', () => {
	const asked = updates
		.filter(({ forDotnet }) => forDotnet !== null)
		.map(({ kb, kind, ntAtLeast, ntBelow, forDotnet }) => `${kb} for ${forDotnet}: ${kind} ${ntAtLeast} to below ${ntBelow}`);
	expect(asked.toSorted()).toEqual([
		'KB3154517 for 3.5: server 6.0.6002 to below 6.1.7601',
		'KB3154518 for 3.5: client 6.1.7601 to below 6.2.9200',
		'KB3154518 for 3.5: server 6.1.7601 to below 6.2.9200',
		'KB3154519 for 3.5: server 6.2.9200 to below 6.3.9600',
		'KB3154520 for 3.5: client 6.3.9600 to below 10.0.10240',
		'KB3154520 for 3.5: server 6.3.9600 to below 10.0.10240',
		'KB3156421 for 3.5: client 10.0.10240 to below 10.0.14393',
	]);
});
it('does not ask for updates of a .NET Framework 4.x, which come with a newer one', () => {
	expect(updates.filter(({ layer, forDotnet }) => layer === 'dotnet' && forDotnet === null)).toEqual([]);
	expect(updates.map(({ kb }) => kb)).toContain('KB3140245');
});

it('asks for no update that nothing depends on, whatever its description begins with', () => {
	const optional = (kb: string) =>
		facts['operating-systems'].map((system) => ({
			...system,
			updates: system.updates.map((update) => (update.kb === kb ? { ...update, optional: true } : update)),
		}));
	const kbs = machineFacts({ ...facts, 'operating-systems': optional('KB3154518') }).updates.map(({ kb }) => kb);
	expect(kbs).not.toContain('KB3154518');
	expect(kbs).not.toContain('KB2898847');
	expect(kbs).toContain('KB3154519');
});
