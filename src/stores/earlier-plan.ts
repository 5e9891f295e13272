import { atom } from 'nanostores';
import { type EarlierPlan, firstDayOf, usableAnswers } from '../advisor/comparison/earlier-plan.ts';
import type { SavedPlan } from '../advisor/comparison/saved-plan.ts';
import { encodeFragment } from '../advisor/fragment.ts';
import type { Change } from '../knowledge/change.ts';
import { fetchChanges } from '../site/load-changes.ts';
import { addProgress, undoFile } from './item-progress.ts';
import { $savedFragment } from './progress.ts';
import { $answers, $facts, $made, makeAnew, readSaved } from './wizard.ts';

/** A saved plan that was opened, with the numbers of items that were noted later in it and of those that were not. */
export interface OpenedPlan extends SavedPlan {
	readonly added: number;
	readonly kept: number;
}

/** The saved plan that the visitor opened; undefined where there is none. */
export const $savedPlan = atom<OpenedPlan | undefined>();

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

/**
 * Opens a plan that was saved as JSON: what is noted in it is added to what is noted here.
 * @returns the plan, with which the one at hand is compared from here on
 * @throws NoSavedPlan, or Error that says why the list of changes could not be loaded; nothing has changed then
 */
export async function openSavedPlan(file: File): Promise<SavedPlan> {
	const [{ readSavedPlan }, changes, text] = await Promise.all([
		// What checks the form of a file is loaded where there is a file.
		import('../advisor/comparison/saved-plan.ts'),
		loadChanges($facts.get().version),
		file.text(),
	]);
	const saved = readSavedPlan(text, firstDayOf(changes));
	const added = addProgress(saved.progress);
	$savedPlan.set({ ...saved, added, kept: saved.progress.length - added });
	return saved;
}

/** Puts back what was noted here before a plan was opened, and compares no more. */
export function undoOpening(): void {
	undoFile();
	$savedPlan.set(undefined);
}

/** Whether a plan was made for other answers than those at hand. */
export function hasOtherAnswers(plan: EarlierPlan): boolean {
	return encodeFragment(usableAnswers($facts.get(), plan)) !== encodeFragment($answers.get());
}

/** Takes up the answers of a plan, and keeps them. */
export function takeAnswersOf({ answers, day, version = '' }: EarlierPlan): void {
	$savedFragment.set(encodeFragment(answers, { day, version }));
	readSaved();
}
