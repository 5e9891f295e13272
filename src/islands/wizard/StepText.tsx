import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';

/** A step: what stands between backticks is code, and code of several words is a command, which can be copied. */
export function StepText({ text }: { readonly text: string }) {
	return (
		<>
			{text
				.split('`')
				.map((part, at) =>
					at % 2 === 0 ? part : /\s/.test(part.trim()) ? <Command key={at} code={part} /> : <code key={at}>{part}</code>,
				)}
		</>
	);
}

function Command({ code }: { readonly code: string }) {
	const [said, setSaid] = useState('Copy');
	return (
		<>
			<code>{code}</code>{' '}
			<button
				type="button"
				class="copy no-print"
				aria-label={`${said}: ${code}`}
				onClick={() => copyText(code, 'Copied', 'Refused; select the text instead').then(setSaid)}
			>
				{said}
			</button>
		</>
	);
}
