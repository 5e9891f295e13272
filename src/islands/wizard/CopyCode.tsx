import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';

interface Props {
	readonly code: string;
	readonly label: string;
}

/** Code with a button that copies it and says so. */
export function CopyCode({ code, label }: Props) {
	const [said, setSaid] = useState('');
	const copy = () => copyText(code, 'Copied', 'This browser refused; select the text instead').then(setSaid);
	return (
		<div class="code-block">
			<div class="code-head">
				<span>{label}</span>
				<span role="status">{said}</span>
				<button type="button" class="copy" onClick={copy}>
					Copy<span class="visually-hidden"> the command</span>
				</button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide code scrolls by itself, which keyboards must be able to do too */}
			<pre class="code" tabIndex={0}>
				<code>{code}</code>
			</pre>
		</div>
	);
}
