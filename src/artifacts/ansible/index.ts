import type { ArtifactFile, Format, RenderInput } from '../artifact.ts';
import { ruledOut } from '../calls-for.ts';
import { runBy } from '../run-line.ts';
import { fill } from '../script-text.ts';
import { ansibleData } from './data.ts';
import enable from './enable.yml?raw';
import undo from './undo.yml?raw';

export const format: Format = {
	id: 'ansible',
	order: 450,
	label: 'Ansible',
	purpose:
		'Playbooks that set the registry values in your plan and restore the original values, for the collection ansible.windows.',
	choose: 'Choose it if you manage Windows machines with Ansible; run it with --check --diff first.',
	group: 'fleet',
	proven:
		'Run by ansible-playbook with stand-ins for the modules that keep a registry: check mode, change, second change, failure in the middle, undo with types and absences, damaged and foreign backups. Options compared with the documentation of ansible.windows. Not run against a Windows machine.',
	applies: (plan) => plan.settings.length > 0 && !ruledOut(plan, 'managed-by', 'ansible'),
	render: ({ plan, address }: RenderInput) => {
		const made = { contentVersion: plan.contentVersion, address };
		const playbook = (fileName: string, text: string): ArtifactFile => ({
			fileName,
			mediaType: 'application/yaml',
			encoding: 'utf-8',
			run: runBy(`ansible-playbook -i INVENTORY ${fileName} --check --diff`),
			text,
		});
		return [
			playbook('tls-ready-enable.yml', fill(enable, { ...made, data: ansibleData(plan.settings) })),
			playbook('tls-ready-undo.yml', fill(undo, made)),
		];
	},
};
