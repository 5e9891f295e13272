/** Copies text. @returns what to tell the visitor: `copied`, or how to go on where the browser refuses or is not on a secure page. */
export async function copyText(text: string, copied: string, refused: string): Promise<string> {
	try {
		await navigator.clipboard.writeText(text);
		return copied;
	} catch {
		return refused;
	}
}
