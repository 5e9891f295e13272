/**
 * The one enhancement of pages that are otherwise plain HTML: texts about dates are brought to the
 * visitor's own day, code gets a copy button, and what is folded away opens: all of it, or what an address leads to. It is inlined, so it must stay under 1 kB.
 */
export function enhancePage(): void {
	const now = new Date();
	const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
	const all = (name: string) => document.querySelectorAll<HTMLElement>(`[data-${name}]`);

	// "first|last|four texts|four tones": before, eve, during, after.
	for (const element of all('days')) {
		const [first = '', last = '', ...texts] = element.dataset['days']?.split('|') ?? [];
		const phase = today > +last ? 3 : today >= +first ? 2 : today > +first - 2 ? 1 : 0;
		element.textContent = (texts[phase] ?? '').replace('#', `${+first - today}`);
		element.dataset['status'] = texts[4 + phase] ?? '';
	}

	// "day at the left edge|per cent of the width a day"
	for (const element of all('today')) {
		const [start = '', scale = ''] = element.dataset['today']?.split('|') ?? [];
		element.setAttribute('x', `${Math.min(100, (today - +start) * +scale)}%`);
	}

	for (const button of all('copy')) {
		button.hidden = !navigator.clipboard;
		button.onclick = async () => {
			await navigator.clipboard.writeText(button.parentElement?.nextElementSibling?.textContent ?? '');
			button.textContent = `Copied: ${button.dataset['copy']}`;
		};
	}

	for (const button of all('fold-all')) {
		const folds = [...document.querySelectorAll<HTMLDetailsElement>('.fold')];
		button.hidden = false;
		button.onclick = () => {
			const open = folds.some((fold) => !fold.open);
			for (const fold of folds) fold.open = open;
		};
		const unfoldTarget = () => unfold(document.getElementById(location.hash.slice(1)));
		window.onhashchange = unfoldTarget;
		unfoldTarget();
	}
}

/**
 * Opens what is folded away around an element, and brings it into view. Browsers do so for what lies inside, but not for a
 * heading that folds.
 */
export function unfold(target: Element | null): void {
	for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
	target?.scrollIntoView();
}
