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
