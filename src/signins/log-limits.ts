/** Days for which a tenant keeps sign-ins, by edition (content/sources/retention.yaml, "How long does Microsoft Entra ID store the data"). */
export const RETENTION_DAYS = { free: 7, premium: 30 } as const;

/** Sign-ins in one download of the portal at most (content/sources/dllogs.yaml, "Download options"). */
export const DOWNLOAD_LIMIT = 100_000;
