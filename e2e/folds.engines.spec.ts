/** Addresses of what is folded away, in each engine: browsers differ in what they open by themselves. */
import { expect, test } from '@playwright/test';
import { ENGINES, programOf } from './engines/engines.ts';
import { PATIENCE, type Tab, until } from './engines/tab.ts';

/** Height of the first text that begins so, in the part that the address leads to; 0 while it is folded away. */
const heightOf = (tab: Tab, id: string, text: string) =>
	tab.run(`const fold = document.getElementById(${JSON.stringify(id)})?.closest('.fold');
		const found = [...(fold?.querySelectorAll('p, li') ?? [])].find((part) => part.textContent.trim().startsWith(${JSON.stringify(text)}));
		return found !== undefined && found.checkVisibility() ? found.getBoundingClientRect().height : 0;`);

for (const { name, open } of ENGINES) {
	const program = programOf(name);
	test(`in ${name} an address opens what it leads to, on arrival and on the page, also from inside`, async ({ baseURL }) => {
		test.skip(program === undefined, `needs ${name}`);
		test.setTimeout(2 * PATIENCE);
		const { tab, close } = await open(program as string);
		try {
			for (const [path, id, text] of [
				['/checklist/update/', 'update-browsers', 'Install the current Microsoft Edge'],
				['/checklist/', 'update-browsers', 'Update old browsers'],
				['/errors/', 'aadsts1002016', 'Source'],
				['/disagreements/', 'c-62-all-azure-services', 'Our conclusion'],
			] as const) {
				const opened = () =>
					until(
						`${path}#${id} to be open`,
						() => heightOf(tab, id, text),
						(height) => typeof height === 'number' && height > 0,
					);
				await tab.goto(`${baseURL}${path}#${id}`);
				await opened();
				// Away and back on the same page.
				await tab.run(`for (const fold of document.querySelectorAll('details')) fold.open = false; location.hash = 'main';`);
				expect(await heightOf(tab, id, text)).toBe(0);
				await tab.run(`location.hash = ${JSON.stringify(id)};`);
				await opened();
				expect(
					await tab.run(`const { top, bottom } = document.getElementById(${JSON.stringify(id)}).getBoundingClientRect();
						return bottom > 0 && top < innerHeight;`),
				).toBe(true);
			}
		} finally {
			await close();
		}
	});
}
