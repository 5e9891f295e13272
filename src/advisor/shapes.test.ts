import { expect, test } from 'vitest';
import { planOf } from './estates/estate.ts';

const shapes = (...windows: string[]) =>
	planOf({
		windows,
		'registry-state': ['missing-or-different'],
		'winhttp-programs': ['yes'],
		'dotnet-programs': ['older-target'],
	}).shapes.map(({ id, windows: labels, settings }) => ({
		id,
		windows: labels,
		layers: [...new Set(settings.map(({ layer }) => layer))],
	}));
const winhttpOn = (...windows: string[]) =>
	shapes(...windows)
		.filter(({ layers }) => layers.includes('winhttp'))
		.flatMap((shape) => shape.windows);

test('the WinHTTP values go to Windows 7, Server 2008 R2 and Server 2012, and not to Windows 8 beside them', () => {
	expect(winhttpOn('windows-8', 'server-2012', 'server-2008-sp2', 'windows-11-24h2')).toEqual(['Windows Server 2012']);
	expect([...new Set(winhttpOn('windows-7-sp1', 'server-2008-r2-sp1'))].toSorted()).toEqual([
		'Windows 7 SP1',
		'Windows Server 2008 R2 SP1',
	]);
	expect(winhttpOn('windows-8', 'windows-vista-sp2')).toEqual([]);
});
test('no file is for Vista, whose Schannel has no TLS 1.2, though Server 2008 SP2 shares its version number', () => {
	const labels = shapes('windows-vista-sp2', 'server-2008-sp2').flatMap(({ windows }) => windows);
	expect([...new Set(labels)]).toEqual(['Windows Server 2008 SP2']);
	expect(shapes('windows-vista-sp2')).toEqual([]);
});
