import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { Format, RenderInput } from '../artifact.ts';
import { checkedSettings } from '../checked-settings.ts';
import type { RunLine, Step } from '../run-line.ts';
import { scriptFile } from '../script-file.ts';
import check from './check.cmd?raw';
import { batchData } from './data.ts';
import enable from './enable.cmd?raw';
import rollback from './rollback.cmd?raw';

export const format: Format = {
	id: 'cmd',
	order: 240,
	label: 'Batch files: check, enable, undo',
	purpose: 'The same check, change and undo for one machine with nothing but cmd.exe and reg.exe.',
	choose: 'Choose them where PowerShell is missing, older than 3.0 or restricted, or when you recover a Server Core.',
	group: 'one-machine',
	proven:
		'Run by cmd.exe under Wine from random registries with names, types, sizes and permissions as hostile as Windows lets them be: enable changes what /whatif named and nothing else, and after rollback the keys are the same byte for byte, but for a REG_DWORD that is not four bytes long, which reg.exe cannot tell from a number. Stopped before each write, and two copies at once. A 32-bit cmd.exe was not run.',
	applies: (plan) => plan.settings.length > 0,
	render: (input: RenderInput) => {
		const { plan, address } = input;
		const filling = (settings: readonly RegistrySetting[]) => ({
			contentVersion: plan.contentVersion,
			address,
			data: batchData(settings),
		});
		return [
			scriptFile('check.cmd', check, filling(checkedSettings(input)), [
				step('check', 'check.cmd'),
				step('check-again', 'check.cmd'),
			]),
			scriptFile('enable.cmd', enable, filling(plan.settings), [
				step('preview', 'enable.cmd /whatif'),
				step('change', 'enable.cmd', true),
			]),
			scriptFile('rollback.cmd', rollback, filling(plan.settings), [step('undo', 'rollback.cmd', true)]),
		];
	},
};

function step(step: Step, command: string, elevated = false): RunLine {
	return { command, elevated, round: { step, tool: 'the batch files' } };
}
