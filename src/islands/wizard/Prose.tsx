/** Plain text in which what stands between backticks is code. */
export function Prose({ text }: { readonly text: string }) {
	return <>{text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>;
}
