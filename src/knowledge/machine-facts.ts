import { compareVersions } from 'compare-versions';
import type { Facts } from './collections.ts';
import type { MachineFacts } from './decision-facts.ts';

/** Layers whose updates decide whether a machine can use TLS 1.2. */
const NEEDED_FOR = ['schannel', 'winhttp', 'cipher-suites'];

/** What the check of a whole machine compares it with. */
export function machineFacts(facts: Facts): MachineFacts {
	// What an update brings to .NET 4.x also comes with a newer 4.x. A version without a Release number stands beside
	// 4.x, and no newer one replaces it: there the update is the only way.
	const besides = facts.dotnet.filter(({ release }) => release === undefined);
	const dotnetOf = (wanted: string) => besides.find(({ updates }) => updates.some(({ kb }) => kb === wanted))?.version ?? null;
	const builds = [...new Set(facts['operating-systems'].map(({ nt }) => nt))].toSorted(compareVersions);
	return {
		dotnetReleases: facts.dotnet
			.flatMap(({ version, release, standing }) =>
				release === undefined ? [] : [{ version, minimum: release.minimum, standing }],
			)
			.toSorted((one, other) => one.minimum - other.minimum),
		dotnetBeside: besides.map(({ version, settings }) => ({ version, settings })),
		updates: facts['operating-systems'].flatMap(({ kind, nt, updates }) =>
			updates
				.filter(({ optional }) => !optional)
				.filter(({ kb, layer }) => NEEDED_FOR.includes(layer) || (layer === 'dotnet' && dotnetOf(kb) !== null))
				.map(({ kb, layer, does, supersededBy = null }) => {
					const ntBelow = builds.find((build) => compareVersions(build, nt) > 0) ?? null;
					const forDotnet = layer === 'dotnet' ? dotnetOf(kb) : null;
					return { kb, does, supersededBy, layer, forDotnet, kind, ntAtLeast: nt, ntBelow };
				}),
		),
		agents: facts['server-roles'].flatMap(({ id, name, installedAs, minimumVersion, minimumVersionWhere }) =>
			minimumVersion === undefined || installedAs.length === 0
				? []
				: [
						{
							role: id,
							name,
							displayNames: installedAs,
							minimum: minimumVersion,
							minimumWhere: minimumVersionWhere.map(({ when, version }) => ({ when, minimum: version })),
						},
					],
		),
		// Suites of TLS 1.3 alone are not enough: not every service takes TLS 1.3 yet.
		cipherSuites: facts['cipher-suites']
			.filter(({ protocol }) => protocol === 'TLS 1.2')
			.map(({ name, windows }) => ({ name, ...windows })),
		roots: facts['root-certificates'].map(({ name, thumbprint, inUse }) => ({ name, thumbprint, inUse })),
		events: facts['error-messages'].flatMap(({ event }) =>
			event === undefined ? [] : [{ ...event, state: event.state ?? null }],
		),
	};
}
