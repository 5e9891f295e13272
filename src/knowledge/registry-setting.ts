import { z } from 'zod';
import { cited } from './citation.ts';
import { Condition } from './condition.ts';
import { Slug, WindowsRange } from './primitives.ts';

/** Highest value of a REG_DWORD. */
const Dword = z.int().min(0).max(0xffffffff);

/** What every rule about a present value says, whatever it tests. */
const judgement = {
	/** ready: fine. action: never fine. info: worth a look, but it decides nothing. unknown: cannot be judged by this value alone. */
	means: z.enum(['ready', 'action', 'info', 'unknown']).default('ready'),
	because: z.string().min(1),
	/** Estates that it speaks about, where not about all. Elsewhere, and where an answer is missing, it is passed over. */
	when: Condition.optional(),
};

/** Of a test that can fail: what is wrong with a value if this is the first rule that fits its Windows and no rule holds. */
const fails = { otherwise: z.string().min(1).optional() };

/** What a value that is present means where the test holds. A test that compares has what it compares with, and no other has. */
const Fine = z.discriminatedUnion('test', [
	/** Exactly this. */
	z.strictObject({ ...WindowsRange.shape, test: z.literal('equals'), value: Dword, ...judgement, ...fails }),
	/** All of these bits are set; with none, any number would be fine. */
	z.strictObject({ ...WindowsRange.shape, test: z.literal('bits'), value: Dword.min(1), ...judgement, ...fails }),
	/** Anything else than 0. */
	z.strictObject({ ...WindowsRange.shape, test: z.literal('not-zero'), ...judgement, ...fails }),
	/** Whatever it holds. */
	z.strictObject({ ...WindowsRange.shape, test: z.literal('any'), ...judgement }),
]);

/** What it means that a value is not there. */
const Absent = z.strictObject({
	...WindowsRange.shape,
	means: z.enum(['ready', 'action', 'info']),
	because: z.string().min(1),
});

/** A registry value, exactly. */
export const RegistrySetting = z
	.strictObject({
		id: Slug,
		title: z.string().min(1),
		layer: z.enum(['schannel', 'winhttp', 'dotnet', 'cipher-suites', 'policy', 'event-logging']),
		/** write: our scripts may set it. read: they only look. */
		access: z.enum(['write', 'read']),
		hive: z.literal('HKEY_LOCAL_MACHINE'),
		/** As a program in the view below opens it: without Wow6432Node. One backslash between parts, in which a slash is a letter like any other ("AES 128/128"). */
		key: z.string().regex(/^[^\\]+(\\[^\\]+)+$/, 'parts joined by single backslashes'),
		/** Registry view. "native" is 64-bit on a 64-bit Windows and the only one on a 32-bit Windows; "wow6432" exists on 64-bit Windows alone. */
		view: z.enum(['native', 'wow6432']),
		name: z.string().min(1),
		type: z.enum(['REG_DWORD', 'REG_SZ', 'REG_MULTI_SZ']),
		/** Characters of a text after which Windows may cut it. */
		longest: z.int().positive().optional(),
		/**
		 * Field of AdditionalFields in DeviceTvmInfoGathering of Microsoft Defender that states it: the number of a value as
		 * text, or "Enabled" and "Disabled" where two values share a field that states what they come to. Null says nothing.
		 */
		defender: z
			.string()
			.regex(/^[A-Za-z0-9]+$/)
			.optional(),
		/** What to write and on which Windows; left out for values that are only read. Where `where` is given, one of its ranges must fit as well. */
		write: z
			.strictObject({
				...WindowsRange.omit({ kind: true }).shape,
				value: Dword,
				where: z.array(z.strictObject(WindowsRange.shape)).min(1).optional(),
				/** What stops working once it is written, where anything does: one sentence, shown beside the change. */
				takesAway: z
					.string()
					.regex(/^[A-Za-z0-9 .,-]+$/, 'letters, digits, spaces, and . , - as batch files can say nothing else')
					.optional(),
			})
			.optional(),
		/** Tried in order, as far as the Windows range fits: the first whose test holds says what the value means. If none holds it is work; if none fits, nothing is known. */
		fine: z.array(Fine).min(1),
		/** The first whose Windows range fits says what it means. */
		absent: z.array(Absent).min(1),
		/** Present where the check of a machine reads it although nothing may be written there. */
		check: z
			.strictObject({
				/** Estates whose check reads it. What is not known counts as holding. */
				when: Condition,
				/** Windows versions on which it decides nothing if the answers say so. */
				idle: z.strictObject({ ...WindowsRange.shape, when: Condition, because: z.string().min(1) }).optional(),
			})
			.optional(),
		/** Whether a change takes effect only after a restart of Windows. */
		restart: z.boolean(),
		/** What it controls, in a sentence or two. */
		does: z.string().min(1),
		...cited,
	})
	.check(({ value: { access, write, fine }, issues }) => {
		fine.forEach((rule, at) => {
			if (rule.test === 'any' || rule.otherwise !== undefined || caughtLater(rule, fine.slice(at + 1))) return;
			const message = 'what is wrong with a value for which the test fails, as no later rule says it';
			issues.push({ code: 'custom', path: ['fine', at, 'otherwise'], input: undefined, message });
		});
		if ((access === 'write') === (write !== undefined)) return;
		const message = access === 'write' ? 'what to write, as access is "write"' : 'nothing, as access is "read"';
		issues.push({ code: 'custom', path: ['write'], input: write, message });
	});
export type RegistrySetting = z.infer<typeof RegistrySetting>;

/** Whether a rule for any value follows that fits wherever this one fits. */
function caughtLater(rule: z.infer<typeof Fine>, later: readonly z.infer<typeof Fine>[]): boolean {
	const ends = ['ntAtLeast', 'ntBelow', 'kind'] as const;
	return later.some((each) => each.test === 'any' && ends.every((end) => each[end] === undefined || each[end] === rule[end]));
}
