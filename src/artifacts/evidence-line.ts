import { sha256Hex } from './pack/sha256.ts';

/*
 * The line of evidence that `check.ps1 -AsLine` prints and detect.ps1 begins with: what one machine holds, without
 * verdicts, so that it can be judged again by later rules. The guide of powershell-check describes it.
 */

/** What every line starts with; the number is the version of the form. */
export const EVIDENCE_MARK = 'TLSREADY1';

/**
 * Stands for the id of a registry setting or a server role, or the name of a cipher suite, in a line.
 * @returns the first four hexadecimal digits of its SHA-256; a test holds that no two facts share one
 */
export function evidenceCode(id: string): string {
	return sha256Hex(new TextEncoder().encode(id)).slice(0, 4);
}
