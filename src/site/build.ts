/** What astro.config.mjs settles once for the whole build. */

/** Hash of content/. */
export const CONTENT_VERSION: string = import.meta.env.CONTENT_VERSION;

/** Day of the build, YYYY-MM-DD. Status is brought to the day of reading in the browser. */
export const BUILD_DAY: string = import.meta.env.BUILD_DAY;

/** Address before a file's path for the "Edit this fact" link; empty where the source is not published. */
export const EDIT_URL: string = import.meta.env.EDIT_URL;
