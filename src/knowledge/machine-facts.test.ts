import { expect, it } from 'vitest';
import { machineFacts } from './machine-facts.ts';
import { readFacts } from './read.ts';

const { updates } = machineFacts(await readFacts());

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
