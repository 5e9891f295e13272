import { expect, test } from 'vitest';
import { hintsFor } from './hints.ts';

const hint = (label: string, ...texts: string[]) => ({ label, texts, path: `/${label}/` });
const hints = [
	hint('server-2012', 'windows server 2012', 'windows nt 6.2'),
	hint('server-2012-r2', 'windows server 2012 r2'),
	hint('windows-8', 'windows nt 6.2'),
	hint('ie', 'trident/6.0', 'ie 10.0'),
	hint('chrome', 'chrome/28.'),
];
const labels = (...names: string[]) => hintsFor(hints, names).map(({ label }) => label);

test('a user agent leads to its client and to the operating systems it may stand for', () => {
	expect(labels('Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)')).toEqual(['server-2012', 'windows-8', 'ie']);
});

test('the longer name decides', () => {
	expect(labels('Windows Server 2012 R2', '')).toEqual(['server-2012-r2']);
});

test('the field for the browser leads there too, which writes a space where a user agent has a slash', () => {
	expect(labels('Windows 7', 'Chrome 28.0.1500')).toEqual(['chrome']);
	expect(labels('', 'IE 10.0')).toEqual(['ie']);
});

test('what is not known leads nowhere', () => {
	expect(labels('SampleAgent/1.0')).toEqual([]);
});
