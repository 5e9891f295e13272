/** Columns of the PowerShell script's files (seed S0-53), in its order. */
export const USER_COLUMNS = [
	'CorrelationId',
	'createdDateTime',
	'userPrincipalName',
	'userId',
	'UserDisplayName',
	'AppDisplayName',
	'AppId',
	'IPAddress',
	'isInteractive',
	'ResourceDisplayName',
	'ResourceId',
	'UserAgent',
] as const;
export const WORKLOAD_COLUMNS = [
	'CorrelationId',
	'createdDateTime',
	'AppDisplayName',
	'AppId',
	'IPAddress',
	'ResourceDisplayName',
	'ResourceId',
	'ServicePrincipalId',
	'ServicePrincipalName',
] as const;

/** Columns that files saved here have beside those of the script. `LegacyTls` is what they are known by. */
export const EXTRA_COLUMNS = [
	'LegacyTls',
	'Refused',
	'ErrorCode',
	'ClientAppUsed',
	'DeviceId',
	'DeviceName',
	'OperatingSystem',
	'Browser',
	'IsManaged',
	'TrustType',
] as const;
