import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';

/** The address that recreates the answers, and a button that copies it. */
export function CopyLink() {
	const [said, setSaid] = useState('');
	const copy = () =>
		copyText(location.href, 'Link copied', 'This browser refused; copy the address of this page instead').then(setSaid);
	return (
		<>
			<button
				type="button"
				class="button-secondary no-print"
				onClick={copy}
				title="The answers stand in the part of the address that is never sent to a server."
			>
				Copy a link to these answers
			</button>
			<span role="status">{said}</span>
		</>
	);
}
