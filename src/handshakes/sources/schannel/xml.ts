import { timeOfText } from '../../../reading/text/log-time.ts';
import type { XmlHandler } from '../../../reading/xml/xml-elements.ts';
import type { Sink } from '../source.ts';
import { NO_EVENT, readEvent, type SchannelEvent } from './event.ts';

type Texts = Partial<Record<keyof SchannelEvent, string>>;

/** Elements of UserData, and names of Data in EventData, that are read. */
const FIELDS: Readonly<Record<string, keyof SchannelEvent>> = {
	Computer: 'machine',
	Type: 'type',
	Protocol: 'protocol',
	CipherSuite: 'cipherSuite',
	TargetName: 'target',
	CallerProcessImageName: 'process',
	AlertDesc: 'alert',
	ErrorState: 'state',
	ErrorStatus: 'state',
};

/** Events as XML: from Event Viewer, `wevtutil` or `ToXml()`, in one root or none. */
export function schannelXml(sink: Sink): Pick<XmlHandler, 'open' | 'close'> {
	let event: Texts = {};
	let id = 0;
	let provider = '';
	let time = '';
	let dataName = '';
	return {
		open: (name, attributes) => {
			if (name === 'Event') {
				event = {};
				id = 0;
				provider = '';
				time = '';
			} else if (name === 'Provider') provider = attributes['Name'] ?? '';
			else if (name === 'TimeCreated') time = attributes['SystemTime'] ?? '';
			else if (name === 'Data') dataName = attributes['Name'] ?? '';
		},
		close: (name, text) => {
			if (name === 'EventID') id = Number(text);
			else if (name === 'Event') {
				if (!/schannel/i.test(provider)) sink.otherRecords(1);
				else readEvent({ ...NO_EVENT, ...event, id, time: timeOfText(time) }, sink);
				return;
			}
			const field = FIELDS[name === 'Data' ? dataName : name];
			if (field !== undefined && text !== '') event[field] = text;
		},
	};
}
