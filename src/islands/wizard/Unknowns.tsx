import type { UnknownItem } from '../../advisor/plan-types.ts';
import { changeAnswer } from '../../stores/wizard.ts';
import { CopyCode } from './CopyCode.tsx';
import { Prose } from './Prose.tsx';

/** What was not answered or not known, and how to find out. */
export function Unknowns({ unknowns }: { readonly unknowns: readonly UnknownItem[] }) {
	return (
		<section aria-labelledby="unknowns">
			<h2 id="unknowns" tabIndex={-1}>
				What is not known
			</h2>
			<p>Each of these could add work. Nothing here counts as ready.</p>
			<ul class="unknown-list">
				{unknowns.map(({ question, title, subject, findOut, couldMean }) => (
					<li key={question}>
						<details>
							<summary>{title}</summary>
							<p>
								<Prose text={findOut.text} />
							</p>
							{findOut.command !== undefined && <CopyCode code={findOut.command} label="PowerShell, reads only" />}
							<p>
								Could mean {couldMean.length} {couldMean.length === 1 ? 'item' : 'items'}:
							</p>
							<ul>
								{couldMean.map((item) => (
									<li key={item}>{item}</li>
								))}
							</ul>
						</details>
						<button type="button" class="link-button no-print" onClick={() => changeAnswer(question)}>
							Answer this now<span class="visually-hidden">: {subject}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
