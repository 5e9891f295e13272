import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentOf, placeOf } from './address.ts';

describe('an address of the site inside the single file', () => {
	test.each([
		['/', '#/', { path: '/', query: '', anchor: '' }],
		['/windows/#families', '#/windows/#families', { path: '/windows/', query: '', anchor: 'families' }],
		['/search/?q=KB%203140245', '#/search/?q=KB%203140245', { path: '/search/', query: '?q=KB%203140245', anchor: '' }],
		['/wizard/', '#/wizard/', { path: '/wizard/', query: '', anchor: '' }],
		['/wizard/#v1;windows=server-2012', '#v1;windows=server-2012', { path: '/wizard/', query: '', anchor: '' }],
	])('%s is %s', (address, fragment, place) => {
		expect(fragmentOf(address)).toBe(fragment);
		expect(placeOf(fragment)).toEqual(place);
	});

	test('no fragment is the first page, one that a mail program escaped is still answers', () => {
		expect(placeOf('')).toEqual({ path: '/', query: '', anchor: '' });
		expect(placeOf('#v1%3Bwindows%3Dserver-2012')).toEqual({ path: '/wizard/', query: '', anchor: '' });
	});

	test('any other fragment names an element of the page that is shown', () => {
		expect(placeOf('#main')).toBeUndefined();
		expect(placeOf('#v12')).toBeUndefined();
	});

	test('every place of the site comes back from its fragment', () => {
		const segment = fc.stringMatching(/^[a-z0-9.-]{1,8}$/);
		fc.assert(
			fc.property(fc.array(segment, { maxLength: 3 }), fc.option(segment), fc.option(segment), (parts, word, anchor) => {
				const path = ['', ...parts, ''].join('/');
				const query = word === null ? '' : `?q=${word}`;
				fc.pre(!(path === '/wizard/' && anchor === 'v1'));
				expect(placeOf(fragmentOf(`${path}${query}${anchor === null ? '' : `#${anchor}`}`))).toEqual({
					path: path === '//' ? '/' : path,
					query,
					anchor: anchor ?? '',
				});
			}),
		);
	});
});
