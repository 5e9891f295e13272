import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FACTS } from '../../../advisor/estates/estate.ts';
import type { Members } from '../../../reading/json/members.ts';
import { randomFacts, randomWindows } from '../../assessment/test-machines.ts';
import type { Observation } from '../../observation/observation.ts';
import { evidence } from './index.ts';
import { evidenceLine } from './line.ts';
import { EvidenceLine } from './schema.ts';

const JUDGED = {
	day: '2026-10-28',
	contentVersion: 'abc',
	verdict: 'unknown',
	items: ['set-values'],
	namesMasked: false,
} as const;

function read(text: string) {
	const observations: Observation[] = [];
	const problems: string[] = [];
	for (const line of text.split('\n').filter((each) => each !== '')) {
		const record: Members = new Map(Object.entries(JSON.parse(line)).map(([name, value]) => [name.toLowerCase(), value]));
		expect(evidence.json?.recognises(record)).toBe(true);
		evidence.json?.read(record, {
			facts: FACTS,
			observation: (each) => observations.push(each),
			leftOut: () => problems.push('left out'),
			problem: ({ code }) => problems.push(code),
			unreadTime: () => problems.push('time'),
		});
	}
	return { observations, problems };
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const day = fc
	.date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z') })
	.map(Number);
const time = fc.oneof(fc.constant(Number.NaN), day);
const randomObservation: fc.Arbitrary<Observation> = fc
	.record({
		source: text,
		time,
		identity: fc.record({
			deviceId: text,
			objectId: text,
			fqdn: text,
			name: text,
			addresses: fc.array(text, { maxLength: 2 }),
		}),
		windows: randomWindows,
		facts: randomFacts,
		labels: fc.record(
			{
				unit: text,
				group: text,
				enabled: fc.boolean(),
				lastSeen: day,
				nature: fc.constantFrom('cluster' as const, 'unmanaged' as const),
			},
			{ requiredKeys: [] },
		),
		contentVersion: text,
	})
	.map((made) => ({ ...made, earlier: JUDGED }));

describe('saved evidence', () => {
	it('reads back as what was saved, and fits the published schema', () => {
		const fits = new Ajv2020({ validateFormats: false }).compile(z.toJSONSchema(EvidenceLine));
		fc.assert(
			fc.property(fc.array(randomObservation, { maxLength: 3 }), (observations) => {
				const line = evidenceLine(observations, JUDGED);
				expect(fits(JSON.parse(line)), JSON.stringify(fits.errors)).toBe(true);
				const { observations: again, problems } = read(line);
				const once = observations.filter((each, at) => !observations.slice(0, at).some((other) => isSame(each, other)));
				expect(problems).toEqual([]);
				expect(again).toEqual(once);
			}),
		);
	});
	it('tells apart absent, not read and not looked at', () => {
		const line = evidenceLine(
			[
				{
					source: 'check',
					time: Date.UTC(2026, 9, 28, 12),
					identity: { deviceId: '', objectId: '', fqdn: 'srv1.contoso.com', name: 'SRV1', addresses: [] },
					windows: { name: 'Windows Server 2022 Standard', version: '10.0.20348.2700', kind: 'server', bits: 64 },
					facts: new Map([
						['setting:a', { state: 'absent' }],
						['setting:b', { state: 'not-read', why: 'Access is denied.' }],
						['dotnet-release', { state: 'present', type: 'REG_DWORD', value: 528449 }],
					]),
					labels: {},
					contentVersion: 'abc',
				},
			],
			JUDGED,
		);
		expect(JSON.parse(line).observations[0]).toMatchObject({
			time: '2026-10-28T12:00:00.000Z',
			absent: ['setting:a'],
			notRead: { 'setting:b': 'Access is denied.' },
			present: { 'dotnet-release': { type: 'REG_DWORD', value: 528449 } },
		});
	});
	it('of a later form is said to be so, and a line without observations is not passed over', () => {
		expect(read('{"tlsReadyEvidence":2,"observations":[]}').problems).toEqual(['newer-form']);
		expect(read('{"tlsReadyEvidence":1,"observations":"x"}').problems).toEqual(['no-observations']);
		expect(read('{"tlsReadyEvidence":1,"observations":[1]}').problems).toEqual(['no-observations']);
	});
	it('that somebody else wrote breaks nothing, whatever is in it', () => {
		fc.assert(
			fc.property(fc.anything(), fc.dictionary(fc.constantFrom(...FIELDS), fc.anything()), (judged, observation) => {
				const line = JSON.stringify({ tlsReadyEvidence: 1, judged, observations: [observation] });
				for (const { facts, time: when } of read(line).observations)
					expect([facts instanceof Map, typeof when]).toEqual([true, 'number']);
			}),
		);
	});
});

const FIELDS = ['source', 'time', 'identity', 'windows', 'present', 'absent', 'notRead', 'labels', 'contentVersion'];
const isSame = (one: Observation, other: Observation) => evidenceLine([one], JUDGED) === evidenceLine([other], JUDGED);
