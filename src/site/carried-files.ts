/** Files that the build makes of the finished site, at its root. */
export const SINGLE_FILE_NAME = 'tls-ready.html';
export const SITE_ZIP_NAME = 'tls-ready-site.zip';
