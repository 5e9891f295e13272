import { timeOfText } from '../../../reading/text/log-time.ts';
import { NO_EVENT, type SchannelEvent } from './event.ts';

/**
 * An event by its number and its message, in any display language: only numbers, names of protocols and the order of lines
 * are looked at. `client` and `server` are inserted by Windows and are not translated.
 */
export function eventFromMessage(id: number, message: string, time: string): SchannelEvent {
	const [first = '', ...others] = message.split(/\r?\n/).filter((line) => line.trim() !== '');
	const known = { ...NO_EVENT, id, time: timeOfText(time), type: /\b(client|server)\b/i.exec(first)?.[1] ?? '' };
	switch (id) {
		case 36880: {
			// Protocol, cipher suite, strength, context, target, local and remote certificate: a line each.
			const values = others.filter((line) => /[:：]/.test(line)).map((line) => line.slice(line.search(/[:：]/) + 1).trim());
			return {
				...known,
				protocol: values.find((value) => /^(TLS|SSL) ?\d/i.test(value)) ?? '',
				cipherSuite: values.find((value) => /^0x[0-9a-f]{1,4}$/i.test(value)) ?? '',
				target: values[4] ?? '',
			};
		}
		case 36871:
			return {
				...known,
				state: /\b\d{3,6}\b/.exec(message)?.[0] ?? '',
				process: /(\S+) ?\(PID: ?\d+\)/.exec(message)?.[1] ?? '',
			};
		case 36874:
			return { ...known, type: 'server', protocol: first };
		case 36887:
			return { ...known, alert: lastNumber(message, /\b\d{1,3}\b/g) };
		case 36888: {
			const numbers = message.match(/\b\d{2,5}\b/g) ?? [];
			return { ...known, alert: numbers[0] ?? '', state: numbers[1] ?? '' };
		}
		default:
			return known;
	}
}

function lastNumber(text: string, pattern: RegExp): string {
	return text.match(pattern)?.at(-1) ?? '';
}
