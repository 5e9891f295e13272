import { atom, computed, map } from 'nanostores';
import type { Answer, Answers } from '../advisor/answers.ts';
import { nextQuestion, prune, relevantQuestions } from '../advisor/flow.ts';
import { type DroppedPart, decodeFragment, encodeFragment, type Made } from '../advisor/fragment.ts';
import type { Draft } from '../advisor/kinds/kind.ts';
import type { AskedQuestion, QuestionFacts } from '../knowledge/decision-facts.ts';
import { $savedFragment, eraseProgress, openProgress } from './progress.ts';
import { $today, readClock } from './today.ts';

/** What the wizard shows. A question reached by "Change" returns to the check page. */
export type View =
	| { readonly name: 'question'; readonly id: string; readonly change?: boolean }
	| { readonly name: 'check' }
	| { readonly name: 'result' };

/** Where the answers at hand came from. */
export type Origin = 'fresh' | 'saved' | 'link';

export const $facts = atom<QuestionFacts>({ version: '', questions: [] });
export const $answers = atom<Answers>({});
export const $view = atom<View>({ name: 'question', id: '' });
export const $origin = atom<Origin>('fresh');
/** When the plan of these answers was made; undefined where the link or what was saved does not say. */
export const $made = atom<Made | undefined>();
/** What a link held that could not be used. */
export const $droppedParts = atom<readonly DroppedPart[]>([]);
/** Questions whose answers the last Continue made irrelevant. */
export const $droppedAnswers = atom<readonly string[]>([]);
/** What is chosen or typed on a page but not yet continued, by question id; text for a version field. */
export const $drafts = map<Record<string, Draft>>({});
/** Counts moves from page to page, so that focus follows moves and not the first load. */
export const $moves = atom(0);

/** False in the page as the server sent it. What is clicked before the wizard has taken over would be lost, or sent. */
export const $isInteractive = atom(false);

/** Questions that matter for the answers at hand, in order. */
export const $relevant = computed([$facts, $answers, $today], relevantQuestions);

interface HistoryState {
	readonly view: View;
	/** Pages of ours behind this one; at 0 the browser's Back would leave the wizard. */
	readonly depth: number;
}

/** The first page, as the server renders it. */
export function showFirstQuestion(facts: QuestionFacts): void {
	$facts.set(facts);
	$view.set({ name: 'question', id: facts.questions[0]?.id ?? '' });
}

/** Takes over in the browser: answers from the address if it has any, else what was saved. Returns what undoes it. */
export function openWizard(): () => void {
	openProgress();
	const state: HistoryState | null = history.state;
	if (location.hash.length > 1) readLink();
	else readSaved();
	// After a reload the visitor is where they were; what a link could not say is shown first.
	if (state?.view !== undefined && $droppedParts.get().length === 0) replace(existing(state.view));
	if (document.documentElement.dataset['opening'] !== undefined) document.documentElement.dataset['opening'] = 'shown';
	addEventListener('popstate', onPopState);
	$isInteractive.set(true);
	return () => removeEventListener('popstate', onPopState);
}

/** The answers that a visit begins with, and where they came from. */
interface Entrance {
	readonly answers: Answers;
	readonly made: Made | undefined;
	readonly origin: Origin;
	readonly droppedParts: readonly DroppedPart[];
}

/** Begins with these answers and nothing else: neither drafts nor notices of what was at hand before outlive it. */
function enter({ answers, made, origin, droppedParts }: Entrance): void {
	$answers.set(answers);
	$made.set(made);
	$origin.set(origin);
	$droppedParts.set(droppedParts);
	$droppedAnswers.set([]);
	$drafts.set({});
}

function readLink(): void {
	const { answers, made, dropped } = decodeFragment($facts.get(), location.hash, readClock());
	enter({ answers, made, origin: 'link', droppedParts: dropped });
	// A damaged link shows what it held; a whole one goes where its answers lead.
	replace(dropped.length > 0 && Object.keys(answers).length > 0 ? { name: 'check' } : furthestView());
}

/** Takes up the answers that this browser kept. */
export function readSaved(): void {
	const { answers, made, dropped } = decodeFragment($facts.get(), $savedFragment.get(), readClock());
	enter({ answers, made, origin: Object.keys(answers).length > 0 ? 'saved' : 'fresh', droppedParts: dropped });
	replace(furthestView());
}

function furthestView(): View {
	const next = nextQuestion($facts.get(), $answers.get(), $today.get());
	return next === undefined ? { name: 'result' } : { name: 'question', id: next.id };
}

/** Whether answers are saved that are not the ones at hand. */
export function hasOtherSavedAnswers(): boolean {
	const saved = $savedFragment.get();
	return saved !== '' && saved.replace(/;made=[^;]*/, '') !== encodeFragment($answers.get());
}

/** Takes an answer and moves on. Returns nothing: the views follow the stores. */
export function answerAndContinue(question: AskedQuestion, answer: Answer): void {
	const view = $view.get();
	const { answers, dropped } = prune($facts.get(), { ...$answers.get(), [question.id]: answer }, readClock());
	$answers.set(answers);
	$droppedAnswers.set(dropped);
	$droppedParts.set([]);
	$origin.set('fresh');
	$drafts.setKey(question.id, {});
	makeAnew();
	push(view.name === 'question' && view.change === true ? afterChange() : after(question.id));
}

/** The plan of the answers at hand is of today and of these facts from here on, and is the one that is kept. */
export function makeAnew(): void {
	$made.set({ day: readClock(), version: $facts.get().version });
	$savedFragment.set(encodeFragment($answers.get(), $made.get()));
}

function after(id: string): View {
	const relevant = $relevant.get();
	const next = relevant[relevant.findIndex((question) => question.id === id) + 1];
	return next === undefined ? { name: 'check' } : { name: 'question', id: next.id };
}

/** After a change: whatever it newly asks, then the check page again. */
function afterChange(): View {
	const open = nextQuestion($facts.get(), $answers.get(), $today.get());
	return open === undefined ? { name: 'check' } : { name: 'question', id: open.id, change: true };
}

export function changeAnswer(id: string): void {
	push({ name: 'question', id, change: true });
}

export function showCheck(): void {
	push({ name: 'check' });
}

export function showResult(): void {
	push({ name: 'result' });
}

/** One page back: as the browser would, or to the page before in order where the browser would leave. */
export function goBack(): void {
	const state: HistoryState | null = history.state;
	if (state !== null && state.depth > 0) history.back();
	else push(before());
}

function before(): View {
	const view = $view.get();
	if (view.name === 'result') return { name: 'check' };
	const relevant = $relevant.get();
	const at = view.name === 'check' ? relevant.length : relevant.findIndex(({ id }) => id === view.id);
	return { name: 'question', id: relevant[Math.max(at - 1, 0)]?.id ?? '' };
}

/** Forgets everything and starts over. */
export function eraseAndRestart(): void {
	eraseProgress();
	enter({ answers: {}, made: undefined, origin: 'fresh', droppedParts: [] });
	push({ name: 'question', id: $facts.get().questions[0]?.id ?? '' });
}

function onPopState(event: PopStateEvent): void {
	const state: HistoryState | null = event.state;
	readClock();
	if (state?.view === undefined) {
		// The visitor edited the address or followed a link to this very page.
		readLink();
		return;
	}
	$view.set(existing(state.view));
	$moves.set($moves.get() + 1);
	// Going back keeps later answers, so the address of the older page is brought up to date.
	history.replaceState(state, '', address());
}

/** A page from history, unless its question no longer matters. */
function existing(view: View): View {
	return view.name !== 'question' || $relevant.get().some(({ id }) => id === view.id) ? view : furthestView();
}

function push(view: View): void {
	readClock();
	const depth = ((history.state as HistoryState | null)?.depth ?? 0) + 1;
	history.pushState({ view, depth } satisfies HistoryState, '', address());
	$view.set(view);
	$moves.set($moves.get() + 1);
}

function replace(view: View): void {
	const depth = (history.state as HistoryState | null)?.depth ?? 0;
	// The rest says where on the result the visitor was.
	history.replaceState({ ...history.state, view, depth } satisfies HistoryState, '', address());
	$view.set(view);
}

function address(): string {
	return Object.keys($answers.get()).length === 0
		? location.pathname + location.search
		: encodeFragment($answers.get(), $made.get());
}
