import { problemText } from '../../reading/file-problem.ts';
import type { ShownFile } from '../../reading/files/reader-view.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';

/** Files with a problem that are told one by one in sight. */
const MOST_TOLD = 20;

/** What the answer rests on: the files. */
export function Given({ files }: { readonly files: readonly ShownFile[] }) {
	const withProblem = files.filter(({ problems }) => problems.length > 0);
	const told = withProblem.slice(0, MOST_TOLD);
	const others = files.filter((file) => !told.includes(file));
	return (
		<section aria-labelledby="given">
			<h2 id="given">Files read</h2>
			<Lines files={told} />
			{others.length > 0 && (
				<details>
					<summary>
						{formatCount(others.length)} {told.length > 0 ? 'more ' : ''}
						{others.length === 1 ? 'file' : 'files'}
					</summary>
					<Lines files={others} />
				</details>
			)}
		</section>
	);
}

function Lines({ files }: { readonly files: readonly ShownFile[] }) {
	if (files.length === 0) return null;
	return (
		<ul>
			{files.map((file, index) => (
				<li key={`${index} ${file.name}`}>
					<bdi>{shownText(file.name)}</bdi>: {file.line}
					{file.problems.length > 0 && (
						<ul>
							{file.problems.map((problem) => (
								<li key={`${problem.code} ${problem.place?.line}`}>{problemText(problem.severity, problem)}</li>
							))}
							{file.moreProblems > 0 && <li>and {formatCount(file.moreProblems)} more of the kind</li>}
						</ul>
					)}
				</li>
			))}
		</ul>
	);
}
