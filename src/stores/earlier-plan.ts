import { atom } from 'nanostores';
import { type EarlierPlan, firstDayOf } from '../advisor/comparison/earlier-plan.ts';
import { encodeFragment } from '../advisor/fragment.ts';
import type { Change } from '../knowledge/change.ts';
import { fetchChanges } from '../site/load-changes.ts';
import { $answers, $made, makeAnew } from './wizard.ts';

/** A saved plan that the visitor chose to compare with; undefined where there is none. */
export const $savedPlan = atom<EarlierPlan | undefined>();

/** Takes what the plan says today as what later changes are counted from. */
export function startFromToday(): void {
	$savedPlan.set(undefined);
	makeAnew();
	history.replaceState(history.state, '', encodeFragment($answers.get(), $made.get()));
}

let loading: Promise<readonly Change[]> | undefined;

/** The list of changes, loaded once; after a failure the next call tries again. @throws Error that says why */
export function loadChanges(version: string): Promise<readonly Change[]> {
	loading ??= fetchChanges(version).then(({ contentVersion, entries }) => {
		if (contentVersion !== version) throw new Error('this site was updated since you opened this page; reload it');
		return entries;
	});
	loading.catch(() => {
		loading = undefined;
	});
	return loading;
}

/** Takes up a plan that was saved as JSON. @throws NoSavedPlan */
export async function openSavedPlan(file: File, changes: readonly Change[]): Promise<void> {
	// What checks the form of a file is loaded where there is a file.
	const { readSavedPlan } = await import('../advisor/comparison/saved-plan.ts');
	$savedPlan.set(readSavedPlan(await file.text(), firstDayOf(changes)));
}
