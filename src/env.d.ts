interface ImportMetaEnv {
	readonly CONTENT_VERSION: string;
	readonly BUILD_DAY: string;
	readonly EDIT_URL: string;
}

interface ImportMeta {
	readonly env: ImportMetaEnv;
}
