import { azure } from './azure/index.ts';
import { defender } from './defender/index.ts';
import { iis } from './iis/index.ts';
import { nmap } from './nmap/index.ts';
import { schannel } from './schannel/index.ts';
import { smtpAuth } from './smtp-auth/index.ts';
import { smtpProtocol } from './smtp-protocol/index.ts';
import type { Source } from './source.ts';
import { sslscan } from './sslscan/index.ts';
import { sslyze } from './sslyze/index.ts';
import { table } from './table/index.ts';
import { testssl } from './testssl/index.ts';
import { zeek } from './zeek/index.ts';

/** Every source, in the order in which they are listed and asked. A test compares it with the folders. */
export const SOURCES: readonly Source[] = [
	iis,
	schannel,
	smtpProtocol,
	smtpAuth,
	azure,
	defender,
	zeek,
	nmap,
	testssl,
	sslyze,
	sslscan,
	// What none of the others has taken.
	table,
];
