import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import { type ScriptRange, scriptSettings } from '../script-data.ts';
import { yamlText } from '../yaml-text.ts';

/** The values as YAML for the vars of a play. Every text is marked !unsafe, so that Ansible never reads one as a template. */
export function ansibleData(settings: readonly RegistrySetting[]): string {
	return [
		'    # Every text is marked !unsafe, so that none of it is ever read as a template.',
		'    tls_ready_values:',
		...scriptSettings(settings).flatMap((setting) => {
			const { name, view, write, fine, restart } = setting;
			if (write === null) return [];
			const path = `HKLM:\\${shownKey(setting)}`;
			return [
				`      - path: ${unsafe(path)}`,
				`        parents: [${parents(path).map(unsafe).join(', ')}]`,
				`        name: ${unsafe(name)}`,
				`        view: ${unsafe(view)}`,
				`        nt_at_least: ${orNull(write.ntAtLeast)}`,
				`        nt_below: ${orNull(write.ntBelow)}`,
				// One of these must fit as well.
				`        where: [${write.where.map((each) => `{ ${range(each)} }`).join(', ')}]`,
				`        value: ${write.value}`,
				`        restart: ${restart}`,
				'        fine:',
				...fine.map(
					(rule) =>
						`          - { ${range(rule)}, test: ${unsafe(rule.test)}, right: ${rule.means !== 'action'}, value: ${rule.value}, bits: [${bits(rule.test, rule.value).join(', ')}] }`,
				),
			];
		}),
		'',
	].join('\n');
}

/** Keys above this one that may be missing; the two topmost are there on every Windows. Shortest first. */
function parents(path: string): string[] {
	const parts = path.split('\\');
	return parts.slice(3, -1).map((_part, at) => parts.slice(0, at + 4).join('\\'));
}

/** The single bits of a mask, since templates have no bitwise operators. */
function bits(test: string, mask: number | null): number[] {
	if (test !== 'bits' || mask === null) return [];
	return Array.from({ length: 32 }, (_, at) => 2 ** at).filter((bit) => Math.floor(mask / bit) % 2 === 1);
}

function range({ ntAtLeast, ntBelow, kind }: ScriptRange): string {
	return `nt_at_least: ${orNull(ntAtLeast)}, nt_below: ${orNull(ntBelow)}, kind: ${orNull(kind)}`;
}

function orNull(text: string | null): string {
	return text === null ? 'null' : unsafe(text);
}

function unsafe(text: string): string {
	return `!unsafe ${yamlText(text)}`;
}
