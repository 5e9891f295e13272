import type { NamedWindows } from '../../observation/observation.ts';
import { Columns } from '../columns.ts';
import { idOf, NO_WINDOWS, observationOf } from '../observation-of.ts';
import { once } from '../once.ts';
import type { Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** Units from the machine outwards, without its own name and without the domain. A backslash keeps the comma after it. */
function unitOf(distinguishedName: string): string {
	const own = /^,*(?:\\.|[^,\\])+/.exec(distinguishedName)?.[0].length ?? 0;
	return unitOfPath(distinguishedName.slice(own));
}

const unitOfPath = once((path: string) => {
	const parts = path.match(/(?:\\.|[^,\\])+/g) ?? [];
	return parts.filter((part) => !/^dc=/i.test(part)).join(',');
});

const windowsOf = once((name: string, version: string): NamedWindows => ({ ...NO_WINDOWS, name, version }));

/** Bit of userAccountControl for an account that is disabled. */
const DISABLED = 2;

export const activeDirectory: Source = {
	id: 'active-directory',
	label: 'Active Directory computers',
	level: 'inventory',
	shows:
		'Every computer account with its Windows, organisational unit and last logon: the machines that no other tool manages are here as well.',
	cannotShow: [
		'It shows no setting, so that no machine is ready by it.',
		'An account is no proof of a machine: it stays after the machine is gone.',
		'The last logon is up to 14 days late.',
	],
	csv: {
		recognises: (columns) =>
			columns.includes('operatingsystem') &&
			(['distinguishedname', 'dnshostname', 'samaccountname'].some((name) => columns.includes(name)) ||
				['name', 'operatingsystemversion'].every((name) => columns.includes(name))),
		read: (names, sink) => {
			const columns = new Columns(names);
			const name = columns.cell('name', 'cn');
			const account = columns.cell('samaccountname');
			const fqdn = columns.cell('dnshostname');
			const path = columns.cell('distinguishedname');
			const system = columns.cell('operatingsystem');
			const version = columns.cell('operatingsystemversion');
			const sid = columns.cell('sid', 'objectsid');
			const guid = columns.cell('objectguid');
			const enabled = columns.cell('enabled');
			const control = columns.cell('useraccountcontrol');
			const logon = columns.cell('lastlogondate', 'lastlogontimestamp');
			const address = columns.cell('ipv4address');
			const services = columns.cell('serviceprincipalnames', 'serviceprincipalname');
			const description = columns.cell('description');
			return (cells) => {
				const [windows, at] = [system(cells), address(cells)];
				if (windows === '') {
					sink.leftOut('accounts without an operating system', 1);
					return;
				}
				const flags = Number(control(cells) || Number.NaN);
				const isEnabled = Number.isNaN(flags) ? enabled(cells) : (flags & DISABLED) === 0 ? 'true' : 'false';
				const lastSeen = timeIn(logon(cells), sink);
				const isCluster =
					/MSClusterVirtualServer|MSServerClusterMgmtAPI/i.test(services(cells)) ||
					/cluster (virtual )?(network )?name account/i.test(description(cells));
				const unit = unitOf(path(cells));
				sink.observation(
					observationOf({
						source: 'active-directory',
						identity: {
							name: name(cells) || account(cells).replace(/\$$/, ''),
							fqdn: fqdn(cells),
							objectId: idOf(sid(cells)) || idOf(guid(cells)),
							addresses: at === '' ? [] : [at],
						},
						windows: windowsOf(windows, version(cells)),
						labels: {
							...(unit !== '' && { unit }),
							...(/^(true|false)$/i.test(isEnabled) && { enabled: /^true$/i.test(isEnabled) }),
							...(!Number.isNaN(lastSeen) && { lastSeen }),
							...(isCluster && { nature: 'cluster' as const }),
						},
					}),
				);
			};
		},
	},
};
