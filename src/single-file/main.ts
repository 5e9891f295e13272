/** The site in one file: shows the pages that are inside, by the fragment of the address. */
import { enhancePage, unfold } from '../components/enhance-page.ts';
import { openSearch, type SearchIndex } from '../components/search.ts';
import { saveFile } from '../stores/save-file.ts';
import { HOME, type Place, placeOf, WIZARD } from './address.ts';
import { content, type SingleFileContent, type SinglePage } from './content.ts';
import { startIslands } from './islands.ts';
import { searchIndex } from './search-index.ts';

const SEARCH = '/search/';
const addressOfSearch = (words: string) => `#${SEARCH}${words === '' ? '' : `?q=${encodeURIComponent(words)}`}`;

const main = document.getElementById('main') as HTMLElement;
let shown = '';
let leave = () => {};
let index: Promise<SearchIndex> | undefined;

content().then(start, () => {
	main.insertAdjacentText('afterbegin', 'This browser is too old to unpack this file. Open it in a newer one. ');
});

function start(held: SingleFileContent): void {
	const goTo = (address: string) => {
		const place = placeOf(address);
		// An element of this page: its address stays.
		if (place === undefined) scrollToElement(address.slice(1));
		else {
			history.pushState({}, '', address);
			show(held, place, true);
		}
	};

	document.addEventListener('click', (event) => {
		const anchor = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
		const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
		if (anchor === null || !isPlain || event.defaultPrevented) return;
		event.preventDefault();
		const address = anchor.getAttribute('href') ?? '';
		const file = held.files[address.slice(1)];
		if (file === undefined) goTo(address);
		else saveFile(address.slice(address.lastIndexOf('/') + 1), new Blob([file]));
	});
	document.querySelector('.site-search form')?.addEventListener('submit', (event) => {
		event.preventDefault();
		goTo(addressOfSearch(new FormData(event.currentTarget as HTMLFormElement).get('q')?.toString().trim() ?? ''));
	});
	// Before the wizard's own, which would take any fragment for answers.
	addEventListener('popstate', (event) => {
		const place = placeHere();
		if (place === undefined) event.stopImmediatePropagation();
		else if (place.path !== shown) show(held, place, event.state === null);
		else if (event.state === null) scrollToElement(place.anchor);
	});
	show(held, placeHere() ?? { path: HOME, query: '', anchor: '' }, false);
}

/** The wizard without answers has no fragment, as on the site: what it keeps in the history tells it from the home page. */
function placeHere(): Place | undefined {
	if (location.hash === '' && history.state?.view !== undefined) return { path: WIZARD, query: '', anchor: '' };
	return placeOf(location.hash);
}

/** @param isMove whether the visitor went there: the page then begins at its top, and its heading has the focus */
function show(held: SingleFileContent, place: Place, isMove: boolean): void {
	const page = held.pages[place.path];
	// The wizard reads its answers when it starts; other pages stay if they are shown already.
	if (place.path !== shown || place.path === WIZARD || place.path === SEARCH) {
		leave();
		shown = place.path;
		leave = page === undefined ? showMissing(place) : showPage(held, page, place);
	}
	if (place.anchor !== '') scrollToElement(place.anchor);
	else if (isMove) {
		main.focus({ preventScroll: true });
		scrollTo(0, 0);
	}
}

function showPage(held: SingleFileContent, page: SinglePage, place: Place): () => void {
	document.title = page.title;
	document.getElementById('site-nav')?.hidePopover?.();
	for (const item of document.querySelectorAll('#site-nav a')) {
		const path = placeOf(item.getAttribute('href') ?? '')?.path ?? '';
		if (path === place.path) item.setAttribute('aria-current', 'page');
		else if (path !== HOME && place.path.startsWith(path)) item.setAttribute('aria-current', 'true');
		else item.removeAttribute('aria-current');
	}
	main.innerHTML = page.main;
	enhancePage();
	if (place.path === WIZARD && location.hash.startsWith(`#${WIZARD}`))
		history.replaceState(null, '', location.pathname + location.search);
	if (place.path === SEARCH)
		return openSearch({
			loadIndex: () => {
				index ??= Promise.resolve(searchIndex(held.pages));
				return index;
			},
			wordsInAddress: () => new URLSearchParams(placeHere()?.query).get('q') ?? '',
			addressOf: addressOfSearch,
		});
	return startIslands(main, page.islands);
}

function showMissing({ path }: Place): () => void {
	document.title = 'Page not found - TLS Ready';
	const heading = Object.assign(document.createElement('h1'), { textContent: 'There is no page at this address' });
	main.replaceChildren(heading, `This file has no page ${path}.`);
	return () => {};
}

function scrollToElement(id: string): void {
	const element = document.getElementById(decodeURIComponent(id));
	unfold(element);
	// Reading by keyboard or screen reader goes on from there.
	if (element?.matches('[tabindex]')) element.focus({ preventScroll: true });
}
