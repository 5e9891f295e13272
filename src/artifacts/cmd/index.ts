import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { ArtifactFile, Format, RenderInput } from '../artifact.ts';
import { checkedSettings } from '../checked-settings.ts';
import type { RunLine, Step } from '../run-line.ts';
import { crlf, fill } from '../script-text.ts';
import check from './check.cmd?raw';
import { batchData } from './data.ts';
import enable from './enable.cmd?raw';
import rollback from './rollback.cmd?raw';

export const format: Format = {
	id: 'cmd',
	order: 240,
	label: 'Batch files: check, enable, undo',
	purpose: 'The same check, change and undo for one machine with nothing but cmd.exe and reg.exe.',
	choose: 'Choose them where PowerShell is missing, older than 5.1 or restricted, or when you recover a Server Core.',
	group: 'one-machine',
	proven:
		'Run by cmd.exe under Wine against a real registry from random starting states: after enable, check and rollback the exported keys are the same byte for byte.',
	applies: (plan) => plan.settings.length > 0,
	render: (input: RenderInput) => {
		const { plan, address } = input;
		const file = (
			fileName: string,
			script: string,
			settings: readonly RegistrySetting[],
			run: readonly RunLine[],
		): ArtifactFile => ({
			fileName,
			mediaType: 'text/plain',
			encoding: 'utf-8',
			run,
			text: crlf(fill(script, { contentVersion: plan.contentVersion, address, data: batchData(settings) })),
		});
		return [
			file('check.cmd', check, checkedSettings(input), [step('check', 'check.cmd'), step('check-again', 'check.cmd')]),
			file('enable.cmd', enable, plan.settings, [step('preview', 'enable.cmd /whatif'), step('change', 'enable.cmd', true)]),
			file('rollback.cmd', rollback, plan.settings, [step('undo', 'rollback.cmd', true)]),
		];
	},
};

function step(step: Step, command: string, elevated = false): RunLine {
	return { command, elevated, round: { step, tool: 'the batch files' } };
}
