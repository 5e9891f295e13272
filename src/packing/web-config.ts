/** Headers that are sent with everything below a folder of the site. */
export interface FolderHeaders {
	/** Within the site, without slashes at its ends: "_astro"; empty for all of it. */
	readonly folder: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Types of the files that IIS does not know, or knows under another name. It answers 404 for a file whose type it does not know.
 */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
	'.atom': 'application/atom+xml',
	'.ics': 'text/calendar; charset=utf-8',
	'.json': 'application/json',
	'.mjs': 'text/javascript',
	'.pagefind': 'application/octet-stream',
	'.pf_fragment': 'application/octet-stream',
	'.pf_index': 'application/octet-stream',
	'.pf_meta': 'application/octet-stream',
	'.ps1': 'text/plain; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
};

/**
 * Reads the file `_headers` of static hosts: a path with a star at its end, and below it, indented, its headers.
 * @throws Error that names a line of another form
 */
export function readHeaders(text: string): FolderHeaders[] {
	const folders: { folder: string; headers: [string, string][] }[] = [];
	for (const line of text.split(/\r?\n/).filter((line) => line.trim() !== '')) {
		const path = /^\/(?:(.+)\/)?\*$/.exec(line);
		const header = /^\s+([\w-]+): (.+)$/.exec(line);
		if (path !== null) folders.push({ folder: path[1] ?? '', headers: [] });
		else if (header !== null && folders.length > 0) folders.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
		else throw new Error(`_headers: "${line}" is neither "/folder/*" nor an indented "Name: value" below one`);
	}
	return folders;
}

/**
 * The same for Internet Information Services, with the first page of folders, the page for missing addresses and the
 * types that it lacks.
 * @param headers text of the file `_headers`, the one place where headers are written
 */
export function webConfig(headers: string): string {
	const folders = readHeaders(headers);
	const everywhere = folders.filter(({ folder }) => folder === '').flatMap(({ headers }) => headers);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<!-- For Internet Information Services, made from _headers. Other hosts ignore this file. -->',
		'<configuration>',
		...indented(1, [
			'<system.webServer>',
			...indented(1, [
				...customHeaders(everywhere),
				'<defaultDocument enabled="true">',
				'	<files>',
				'		<clear />',
				'		<add value="index.html" />',
				'	</files>',
				'</defaultDocument>',
				'<httpErrors errorMode="Custom" defaultResponseMode="File">',
				'	<remove statusCode="404" />',
				'	<error statusCode="404" path="404.html" />',
				'</httpErrors>',
				'<staticContent>',
				...indented(1, Object.entries(MEDIA_TYPES).flatMap(mimeMap)),
				'</staticContent>',
			]),
			'</system.webServer>',
			...folders
				.filter(({ folder }) => folder !== '')
				.flatMap(({ folder, headers }) => [
					`<location path="${attribute(folder)}">`,
					'	<system.webServer>',
					...indented(2, customHeaders(headers)),
					'	</system.webServer>',
					'</location>',
				]),
		]),
		'</configuration>',
		'',
	].join('\n');
}

/** A name that a parent has already given would be an error, so that it is taken out first. */
function customHeaders(headers: FolderHeaders['headers']): string[] {
	const lines = headers.flatMap(([name, value]) => [
		`<remove name="${attribute(name)}" />`,
		`<add name="${attribute(name)}" value="${attribute(value)}" />`,
	]);
	return ['<httpProtocol>', '	<customHeaders>', ...indented(2, lines), '	</customHeaders>', '</httpProtocol>'];
}

function mimeMap([extension, type]: readonly [string, string]): string[] {
	return [
		`<remove fileExtension="${attribute(extension)}" />`,
		`<mimeMap fileExtension="${attribute(extension)}" mimeType="${attribute(type)}" />`,
	];
}

function indented(depth: number, lines: readonly string[]): string[] {
	return lines.map((line) => '\t'.repeat(depth) + line);
}

function attribute(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
