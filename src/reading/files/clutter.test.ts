import { expect, test } from 'vitest';
import { isClutter } from './clutter.ts';

test.each([
	'.DS_Store',
	'logs/.DS_Store',
	'logs/._signins.json',
	'__MACOSX/logs/signins.json',
	'a/__MACOSX/x',
	'Thumbs.db',
	'a\\DESKTOP.INI',
])('%s was left by an operating system', (path) => expect(isClutter(path)).toBe(true));

test.each(['signins.json', 'logs/_signins.json', 'logs/my.DS_Store.json', 'Thumbs.db.csv', 'mac/signins.json'])(
	'%s is a file that somebody gave',
	(path) => expect(isClutter(path)).toBe(false),
);
