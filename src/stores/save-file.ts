/** Saves a file made in the browser, as if it had been downloaded. */
export function saveFile(fileName: string, blob: Blob): void {
	const url = URL.createObjectURL(blob);
	const anchor = Object.assign(document.createElement('a'), { href: url, download: fileName });
	anchor.click();
	// The download has taken its copy by the time the page is idle again.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
