import type { z } from 'zod';
import { Action } from './action.ts';
import { AzureSetting } from './azure-setting.ts';
import { Change } from './change.ts';
import { CipherSuite } from './cipher-suite.ts';
import { Client } from './client.ts';
import { Disagreement } from './disagreement.ts';
import { DotnetVersion } from './dotnet-version.ts';
import { Endpoint } from './endpoint.ts';
import { ErrorMessage } from './error-message.ts';
import { FlagAbsence } from './flag-absence.ts';
import { Guide } from './guide.ts';
import { LogLimit } from './log-limit.ts';
import { Milestone } from './milestone.ts';
import { OperatingSystem } from './operating-system.ts';
import { Question } from './question.ts';
import { RegistrySetting } from './registry-setting.ts';
import { RootCertificate } from './root-certificate.ts';
import { ServerRole } from './server-role.ts';
import { Source } from './source.ts';

/** Every collection: the folder under content/ and the schema of its entries. */
export const COLLECTIONS = {
	sources: Source,
	milestones: Milestone,
	clients: Client,
	'server-roles': ServerRole,
	'operating-systems': OperatingSystem,
	dotnet: DotnetVersion,
	'registry-settings': RegistrySetting,
	disagreements: Disagreement,
	questions: Question,
	actions: Action,
	endpoints: Endpoint,
	'cipher-suites': CipherSuite,
	'root-certificates': RootCertificate,
	'azure-settings': AzureSetting,
	'error-messages': ErrorMessage,
	'log-limits': LogLimit,
	'flag-absences': FlagAbsence,
	guides: Guide,
	changes: Change,
} as const;

export type CollectionName = keyof typeof COLLECTIONS;
export type Entry<Name extends CollectionName> = z.infer<(typeof COLLECTIONS)[Name]>;

/** Everything that is known, as read from content/. */
export type Facts = {
	readonly [Name in CollectionName]: readonly Entry<Name>[];
} & {
	/** Hash of content/: the same facts give the same version. */
	readonly version: string;
};
