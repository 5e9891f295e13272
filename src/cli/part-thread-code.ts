/**
 * What a thread that reads parts runs: a file. In the single file of the command, this module is replaced by one that has the code itself
 * (src/command-file/): a thread does not load the whole command once more.
 */
export const PART_THREAD: URL | string = new URL('./start.js', import.meta.url);
