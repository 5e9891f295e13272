import { expect, test } from '@playwright/test';

/** Words of administrators whom a case was reported by, and the section that answers them: a result's title, or one of its sections. */
const CASES: readonly (readonly [words: string, section: RegExp])[] = [
	['TLS 1.2 needs to be enabled', /TLS 1\.2 needs to be enabled|Entra Connect/],
	['AADSTS1002016', /AADSTS1002016/],
	['self-hosted agent', /Azure DevOps agent/],
	['Azure Pipelines', /Azure DevOps agent/],
	['SSL Cipher Suites maximum length', /[Cc]ipher suite/],
	['36871', /36871/],
	['event 36887', /36887/],
	['36874', /36874/],
	['Install-PackageProvider', /Install-PackageProvider|PackageManagement|PowerShell/],
	['no common algorithm', /common algorithm/],
	['The SSL connection could not be established', /The SSL connection could not be established/],
	['Could not create SSL/TLS secure channel', /Could not create SSL\/TLS secure channel/],
	[
		'Authentication failed because the remote party has closed the transport stream',
		/The SSL connection could not be established/,
	],
	['The token supplied to the function is invalid', /token supplied to the function is invalid/],
	['The underlying connection was closed', /underlying connection was closed/],
	['TLS version of the connection is not permitted on this storage account', /TLS version of the connection is not permitted/],
	['47072', /47072/],
	['17182', /17182/],
	['0x80090331', /0x80090331|17182|common algorithm/],
	['4.7.66', /4\.7\.66/],
	['scan to email', /4\.7\.66|mail/i],
	['Invalid filter clause', /Invalid filter clause/],
	['Service Trust Portal', /Find legacy use|empty log|logs/i],
	['crypt-protocol', /IIS|legacy use|sign-in logs/i],
	['Web Application Proxy trust TLS 1.3', /Web Application Proxy/],
	['SMSAdminui.log', /underlying connection was closed/],
	['KB3080079', /What stops working without TLS 1\.0/],
];

for (const [words, section] of CASES)
	test(`search for "${words}" leads to what answers it`, { tag: '@desktop' }, async ({ page }) => {
		await page.goto(`/search/?q=${encodeURIComponent(words)}`);
		const results = page.locator('#search-results > li');
		await expect(results.first()).toBeVisible();
		// The best three pages, each with its heading and its best section.
		const shown = await results.evaluateAll((items) =>
			items.slice(0, 3).flatMap((item) => [...item.querySelectorAll('a')].slice(0, 2).map((link) => link.textContent ?? '')),
		);
		expect(shown.join('\n')).toMatch(section);
	});

test('a number that no page has is said not to be here, not answered with one that begins like it', { tag: '@desktop' }, async ({
	page,
}) => {
	for (const code of ['36899', 'KB3080078', '0x80090999', '47073', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH']) {
		await page.goto(`/search/?q=${code}`);
		await expect(page.getByRole('status')).toHaveText(
			`No page here has ${code.toLowerCase()}. Search for the words of the message instead.`,
		);
		await expect(page.locator('#search-results > li')).toHaveCount(0);
	}
});
