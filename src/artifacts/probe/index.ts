import type { Format, RenderInput } from '../artifact.ts';
import { runBy, withPowerShell } from '../run-line.ts';
import { powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import { fill } from '../script-text.ts';
import powershell from './probe.ps1?raw';
import shell from './probe.sh?raw';

export const format: Format = {
	id: 'probe',
	order: 205,
	label: 'Probe: does this machine reach the services with TLS 1.2',
	purpose:
		'Connects from one machine to every service in your plan and shows what fails (name, route, proxy or TLS), whether TLS 1.2 and TLS 1.3 work, the cipher suite, and the issuer and root of the certificate. For Windows, Linux and macOS.',
	choose: 'Choose it to see whether a connection really succeeds, before and after a change. Settings do not show that.',
	group: 'one-machine',
	proven:
		'Both scripts run on Linux, in PowerShell 7 and in bash and dash with OpenSSL 3, against servers with TLS 1.0, 1.1, 1.2 and 1.3 only, a closed port, a black hole, plain HTTP, a name that does not exist and a proxy. The shell script also checked by ShellCheck. Not run on Windows PowerShell 5.1, nor against the services.',
	applies: (plan) => plan.endpoints.length > 0,
	render: ({ plan, address }: RenderInput) => {
		const filling = { contentVersion: plan.contentVersion, address };
		const endpoints = plan.endpoints.map(({ host, service, noInspection, root }) => ({
			host,
			service,
			noInspection,
			root: root?.name ?? null,
		}));
		return [
			scriptFile(
				'probe.ps1',
				powershell,
				{ ...filling, data: powershellData({ ...filling, endpoints }) },
				runBy(withPowerShell('probe.ps1')),
			),
			{
				fileName: 'probe.sh',
				mediaType: 'text/plain',
				encoding: 'utf-8',
				run: runBy('sh probe.sh [-t 10] [-p host:port] [host[:port] ...]'),
				text: fill(shell, { ...filling, data: shellData(plan.endpoints) }),
			},
		];
	},
};

/**
 * The data block of the shell script: one line for each endpoint in a quoted here-document, which expands nothing.
 * @throws when a host is not a plain name or a root not plain words, since it could then end the document or become an option
 */
export function shellData(endpoints: RenderInput['plan']['endpoints']): string {
	const lines = endpoints.map(({ id, host, noInspection, root }) => {
		if (!/^[a-z0-9][a-z0-9.-]{0,252}$/.test(host))
			throw new Error(`The endpoint ${JSON.stringify(id)} has a "host" that is not a plain name: ${JSON.stringify(host)}.`);
		if (root !== undefined && !/^[A-Za-z0-9 .-]+$/.test(root.name))
			throw new Error(`The endpoint ${JSON.stringify(id)} has a root that is not plain words: ${JSON.stringify(root.name)}.`);
		return `${host} 443 ${noInspection ? 'leave-alone' : 'no-rule'}${root === undefined ? '' : ` ${root.name}`}\n`;
	});
	return `listed() {\n\tcat <<'END_OF_ENDPOINTS'\n${lines.join('')}END_OF_ENDPOINTS\n}\n`;
}
