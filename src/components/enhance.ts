/*
 * The one enhancement of pages that are otherwise plain HTML: texts about dates are brought to the
 * visitor's own day, and code gets a copy button. It is inlined, so it must stay under 1 kB.
 */
const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
const all = (name: string) => document.querySelectorAll<HTMLElement>(`[data-${name}]`);

// "first|last|four texts|four tones": before, eve, during, after.
for (const element of all('days')) {
	const parts = element.dataset.days!.split('|');
	const first = +parts[0]!;
	const phase = today > +parts[1]! ? 3 : today >= first ? 2 : today > first - 2 ? 1 : 0;
	element.textContent = parts[2 + phase]!.replace('#', `${first - today}`);
	element.dataset.status = parts[6 + phase]!;
}

// "day at the left edge|per cent of the width a day"
for (const element of all('today')) {
	const [start, scale] = element.dataset.today!.split('|');
	element.setAttribute('x', `${(today - +start!) * +scale!}%`);
}

for (const button of all('copy')) {
	button.hidden = !navigator.clipboard;
	button.onclick = async () => {
		await navigator.clipboard.writeText(button.closest('.code-block')!.querySelector('pre')!.innerText);
		button.textContent = `Copied: ${button.dataset.copy}`;
	};
}
