import { isObject, type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import { observationOf } from '../observation-of.ts';
import type { Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** Facts of a host: at the top of a cached file, or in `ansible_facts` as the module setup prints them. */
function factsOf(record: Members): Members {
	const inner = record.get('ansible_facts');
	return isObject(inner) ? membersOf(inner) : record;
}

/** A fact with or without the prefix that Ansible puts before its name. */
const fact = (facts: Members, name: string) => textOf(facts, `ansible_${name}`, name);

export const ansible: Source = {
	id: 'ansible',
	label: 'Ansible facts',
	level: 'inventory',
	shows: 'Name, Windows and architecture of each host, from the fact cache or the output of the module setup.',
	cannotShow: ['It shows no setting, so that no machine is ready by it.'],
	json: {
		recognises: (record) => {
			const facts = factsOf(record);
			return fact(facts, 'distribution') !== '' && fact(facts, 'hostname') !== '' && fact(facts, 'distribution_version') !== '';
		},
		read: (record, sink) => {
			const facts = factsOf(record);
			const name = fact(facts, 'distribution').replace(/^Microsoft /, '');
			if (!/windows/i.test(name)) {
				sink.leftOut('hosts with other systems than Windows', 1);
				return;
			}
			const architecture = fact(facts, 'architecture');
			const at = membersOf(facts.get('ansible_date_time') ?? facts.get('date_time'));
			sink.observation(
				observationOf({
					source: 'ansible',
					identity: { name: fact(facts, 'hostname'), fqdn: fact(facts, 'fqdn') },
					time: timeIn(textOf(at, 'iso8601'), sink),
					windows: {
						name,
						version: fact(facts, 'distribution_version').replace(/\.0$/, ''),
						kind: /server/i.test(name) ? 'server' : 'client',
						bits: /64/.test(architecture) ? 64 : /32|86/.test(architecture) ? 32 : undefined,
					},
				}),
			);
		},
	},
};
