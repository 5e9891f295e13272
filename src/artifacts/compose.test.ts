import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';

const parts = new Map([
	['greet', 'function Write-Greeting {\n    "$1 hello"\n}\n'],
	['all', '#part greet\n\n#part end\n'],
	['end', 'exit 0\n'],
	['circle', '#part circle\n'],
]);

describe('a script composed of parts', () => {
	it('has the text of a part in the place of the line that names it', () => {
		expect(compose('# A script.\n#part greet\nWrite-Greeting\n', parts)).toBe(
			'# A script.\nfunction Write-Greeting {\n    "$1 hello"\n}\nWrite-Greeting\n',
		);
		expect(compose('@echo off\nrem part end\n', parts)).toBe('@echo off\nexit 0\n');
	});
	it('has it as deep as that line stands, and the parts that the part names', () => {
		expect(compose('try {\n    #part all\n}\n', parts)).toBe(
			'try {\n    function Write-Greeting {\n        "$1 hello"\n    }\n\n    exit 0\n}\n',
		);
	});
	it('is refused if it names a part that does not exist, naming those that do', () => {
		expect(() => compose('#part gret\n', parts)).toThrow(
			'A script names the part "gret", which does not exist; there are greet, all, end, circle.',
		);
	});
	it('is refused if it names a part twice, itself or through another part', () => {
		const twice = (name: string) => `A script names the part "${name}" twice; it must name it once.`;
		expect(() => compose('#part end\n#part end\n', parts)).toThrow(twice('end'));
		expect(() => compose('#part all\n#part end\n', parts)).toThrow(twice('end'));
		expect(() => compose('#part circle\n', parts)).toThrow(twice('circle'));
	});
	it('is as it was where nothing is named', () => {
		const script = '# part of the work, no marker\n#partly\nrem parting\n$x = "#part end"\n';
		expect(compose(script, parts)).toBe(script);
	});
});
