import type { Format } from '../artifact.ts';
import { callsFor } from '../calls-for.ts';
import { withPowerShell } from '../run-line.ts';
import { scriptFile } from '../script-file.ts';
import script from './Measure-SchannelEvent.ps1?raw';

const NAME = 'Measure-SchannelEvent.ps1';

export const format: Format = {
	id: 'schannel-count',
	order: 207,
	label: 'Schannel events: count them by direction, protocol and target',
	purpose:
		'Reads the Schannel events of one machine and counts completed and failed handshakes by direction, protocol, cipher suite, target and process, as a CSV for the page for connection logs.',
	choose: 'Choose it to see who connects to a Windows machine with TLS 1.0 or 1.1, and where it connects itself.',
	group: 'one-machine',
	proven:
		"Run on PowerShell 7 against stand-ins for events in Windows' own XML, with hostile names; its CSV read back by the reader of this site. Not run on Windows.",
	applies: (plan) => callsFor(plan, 'schannel-count'),
	render: ({ plan, address }) => [
		scriptFile(NAME, script, { contentVersion: plan.contentVersion, address }, [
			{ command: `${withPowerShell(NAME)} > schannel.csv`, elevated: true },
		]),
	],
};
