import type { QuestionFacts } from '../knowledge/decision-facts.ts';

/** The site was updated between the page and what it fetched. A plan of both would be one of a content version that never was. */
export class SiteUpdated extends Error {}

/**
 * Fetches facts that belong to the questions of the page.
 * @throws SiteUpdated where they are of another build, or an error of the network
 */
export async function ofSameBuild<Rest extends { readonly version: string }>(
	fetchRest: (version: string) => Promise<Rest>,
	{ version, questions }: QuestionFacts,
): Promise<Rest & Pick<QuestionFacts, 'questions'>> {
	const rest = await fetchRest(version);
	if (rest.version !== version) throw new SiteUpdated();
	return { ...rest, questions };
}
