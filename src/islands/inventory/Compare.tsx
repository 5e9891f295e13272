import { COURSE_LABELS, comparisonDoubts } from '../../inventory/comparison/comparison-text.ts';
import type { Course } from '../../inventory/comparison/then-and-now.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { compareWith } from '../../stores/inventory.ts';
import { chosenFiles } from '../given-files/dropped-files.ts';
import { Show, type Shower } from './Show.tsx';

/** Last month beside today. A machine that is missing is not seen, and never counts as fixed. */
export function Compare({ comparison, show }: { readonly comparison: InventoryView['comparison']; readonly show: Shower }) {
	return (
		<section aria-labelledby="compare-title">
			<h2 id="compare-title">What has changed</h2>
			{comparison === undefined ? (
				<p>
					Give the evidence that you saved last time, and see what became of each machine, and whether it or the rules changed.
				</p>
			) : comparison.namesMasked ? (
				<p>{comparisonDoubts(comparison).join(' ')}</p>
			) : (
				<>
					<p>
						Compared with evidence saved {comparison.days.join(' to ')}. {formatCount(comparison.newlyFailing)} newly need action.
						{comparison.notReadAgain > 0 && ` ${formatCount(comparison.notReadAgain)} were not read again since.`}
					</p>
					<dl class="facts">
						{(Object.keys(COURSE_LABELS) as Course[])
							.filter((course) => comparison.counts[course] > 0)
							.map((course) => (
								<div key={course}>
									<dt>{COURSE_LABELS[course]}</dt>
									<dd>
										{course === 'not-seen' ? (
											`${formatCount(comparison.counts[course])}: only in the earlier files, which is no sign that anything was corrected`
										) : (
											<Show count={comparison.counts[course]} chosen={{ kind: 'course', course }} show={show}>
												{comparison.counts[course] === 1 ? ' machine' : ' machines'}
											</Show>
										)}
									</dd>
								</div>
							))}
					</dl>
				</>
			)}
			<div class="form-group no-print">
				<label class="label" for="earlier-evidence">
					Evidence saved earlier
				</label>
				<input
					id="earlier-evidence"
					type="file"
					multiple
					onChange={(event) => {
						compareWith(chosenFiles(event.currentTarget.files));
						event.currentTarget.value = '';
					}}
				/>
			</div>
		</section>
	);
}
