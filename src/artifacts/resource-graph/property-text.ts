import { kqlString } from '../kql-text.ts';

/**
 * The value under `properties` that a path names, as a string. Names in brackets are looked up in the text of their
 * object, because their letter case varies between resources.
 * @throws Error when the path is neither names with dots nor one name in brackets after them
 */
export function propertyText(path: string): string {
	const found = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\["([\w.]+)"\])?$/.exec(path);
	if (found?.[1] === undefined) throw new Error(`The property path ${JSON.stringify(path)} of an Azure setting can't be read.`);
	if (found[2] === undefined) return `tostring(properties.${found[1]})`;
	const pattern = `(?i)"${found[2].replaceAll('.', '[.]')}"\\s*:\\s*"?([^",}]*)`;
	return `extract(${kqlString(pattern)}, 1, tostring(properties.${found[1]}))`;
}
