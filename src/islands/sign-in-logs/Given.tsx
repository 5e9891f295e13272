import { problemText } from '../../reading/file-problem.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { KIND_LABELS, type KindSummary } from '../../signins/summary/figures.ts';
import { COUNT_COLUMNS, fileLine, notSupplied, shownFiles } from '../../signins/summary/summary-text.ts';
import type { ReaderView } from '../../signins/worker/protocol.ts';
import { TableHead } from '../TableHead.tsx';

type File = ReaderView['files'][number];

/** Files with a problem that are told one by one in sight. */
const MOST_TOLD = 20;

/** What the answer rests on: kinds of sign-in and files. */
export function Given({ view }: { readonly view: ReaderView }) {
	return (
		<>
			<h2 id="given">What you provided</h2>
			<table class="table-stacked">
				<TableHead columns={['Kind', ...HEADS]} />
				<tbody>
					{view.kinds.map((kind) => (
						<KindRow key={kind.kind} kind={kind} />
					))}
				</tbody>
			</table>
			<Files files={shownFiles(view.files)} />
		</>
	);
}

const HEADS = [...COUNT_COLUMNS.map(([head]) => head), 'Time covered (UTC)'];

function KindRow({ kind }: { readonly kind: KindSummary }) {
	const cells = [...COUNT_COLUMNS.map(([, count]) => formatCount(count(kind))), spanText(kind)];
	return (
		<tr>
			<th scope="row">{KIND_LABELS[kind.kind]}</th>
			{cells.map((text, index) => (
				<td key={HEADS[index]} data-label={HEADS[index]}>
					{text}
				</td>
			))}
		</tr>
	);
}

function spanText(kind: KindSummary): string {
	if (kind.signIns === 0) return upperFirst(notSupplied(kind));
	if (kind.first === undefined || kind.last === undefined) return 'Times could not be read';
	const span = `${kind.first.slice(0, 16).replace('T', ' ')} to ${kind.last.slice(0, 16).replace('T', ' ')}`;
	if (kind.daysWithout.length === 0) return span;
	const listed = kind.daysWithout.slice(0, 10).join(', ');
	return `${span}; nothing on ${listed}${kind.daysWithout.length > 10 ? ` and ${kind.daysWithout.length - 10} more days` : ''}`;
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Files with a problem in sight, worst first; the others behind a line with their number. */
function Files({ files }: { readonly files: readonly File[] }) {
	const incomplete = files.filter((file) => file.problems.some(({ severity }) => severity !== 'notice'));
	const noticed = files.filter((file) => file.problems.length > 0 && !incomplete.includes(file));
	const told = [...incomplete, ...noticed].slice(0, MOST_TOLD);
	const others = files.filter((file) => !told.includes(file));
	const more = incomplete.length + noticed.length - told.length;
	return (
		<>
			<h3>Files</h3>
			{told.length > 0 && <FileList files={told} />}
			{others.length > 0 && (
				<details>
					<summary>
						{formatCount(others.length)} {told.length > 0 && 'more '}
						{others.length === 1 ? 'file' : 'files'}
						{more > 0 && `, ${formatCount(more)} of them with a remark`}
					</summary>
					<FileList files={others} />
				</details>
			)}
		</>
	);
}

function FileList({ files }: { readonly files: readonly File[] }) {
	return (
		<ul>
			{files.map((file, index) => (
				<li key={index}>
					<bdi>{shownText(file.name)}</bdi>: {fileLine(file)}
					{file.problems.map((problem, at) => (
						<p key={at} class="notice" data-kind={problem.severity === 'notice' ? 'info' : 'warning'}>
							{problemText(shownText(file.name), problem)}
						</p>
					))}
					{file.moreProblems > 0 && <p class="meta">And {formatCount(file.moreProblems)} more of the kind.</p>}
				</li>
			))}
		</ul>
	);
}
