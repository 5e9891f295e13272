/**
 * Test-only: the tables that the queries read, with their columns as the tables' reference pages give them
 * (Azure Monitor: SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs,
 * AADManagedIdentitySignInLogs, ADFSSignInLogs, MicrosoftServicePrincipalSignInLogs, Storage*Logs; Azure Resource Graph: columns of its tables).
 */
const common = '_BilledSize: real, _IsBillable: string, SourceSystem: string, TimeGenerated: datetime, Type: string';

const signIn = `${common}, AuthenticationContextClassReferences: string, AuthenticationProcessingDetails: string, Category: string, ConditionalAccessStatus: string, CorrelationId: string, DurationMs: long, Id: string, Identity: string, IPAddress: string, Level: string, Location: string, OperationName: string, OperationVersion: string, ResourceDisplayName: string, ResourceGroup: string, ResourceIdentity: string, ResourceServicePrincipalId: string, ResultDescription: string, ResultSignature: string, ResultType: string, ServicePrincipalId: string, AppId: string, UniqueTokenIdentifier: string`;

const user = `${signIn}, AlternateSignInName: string, AppDisplayName: string, AppliedEventListeners: dynamic, AuthenticationDetails: string, AuthenticationMethodsUsed: string, AuthenticationProtocol: string, AuthenticationRequirement: string, AuthenticationRequirementPolicies: string, AutonomousSystemNumber: string, ClientAppUsed: string, CreatedDateTime: datetime, CrossTenantAccessType: string, HomeTenantId: string, IsInteractive: bool, IsRisky: bool, NetworkLocationDetails: string, OriginalRequestId: string, ResourceTenantId: string, RiskDetail: string, RiskEventTypes: string, RiskLevelAggregated: string, RiskLevelDuringSignIn: string, RiskState: string, SessionLifetimePolicies: string, SignInIdentifierType: string, TokenIssuerName: string, TokenIssuerType: string, UserAgent: string, UserDisplayName: string, UserId: string, UserPrincipalName: string, UserType: string`;

const workload = `${signIn}, ConditionalAccessPolicies: string, FederatedCredentialId: string, LocationDetails: string, ServicePrincipalCredentialKeyId: string, ServicePrincipalCredentialThumbprint: string, ServicePrincipalName: string, TenantId: string`;

const storage = `${common}, AccountName: string, AuthenticationHash: string, AuthenticationType: string, AuthorizationDetails: dynamic, CallerIpAddress: string, Category: string, ClientRequestId: string, ConditionsUsed: string, ContentLengthHeader: long, CorrelationId: string, DurationMs: real, Etag: string, LastModifiedTime: datetime, Location: string, MetricResponseType: string, ObjectKey: string, OperationCount: int, OperationName: string, OperationVersion: string, Protocol: string, ReferrerHeader: string, RequestBodySize: long, RequesterAppId: string, RequesterObjectId: string, RequesterTenantId: string, RequesterUpn: string, _ResourceId: string, ServerLatencyMs: real, ServiceType: string, StatusCode: string, StatusText: string, _SubscriptionId: string, TenantId: string, TlsVersion: string, Uri: string, UserAgentHeader: string`;

const resource =
	"id: string, name: string, type: string, tenantId: string, ['kind']: string, location: string, resourceGroup: string, subscriptionId: string, managedBy: string, sku: dynamic, plan: dynamic, properties: dynamic, tags: dynamic, identity: dynamic, zones: dynamic, extendedLocation: dynamic";

export const LOG_ANALYTICS: Readonly<Record<string, string>> = {
	SigninLogs: `${user}, AADTenantId: string, ConditionalAccessPolicies: dynamic, DeviceDetail: dynamic, LocationDetails: dynamic, ServicePrincipalName: string, Status: dynamic, ResourceId: string`,
	AADNonInteractiveUserSignInLogs: `${user}, ConditionalAccessPolicies: string, DeviceDetail: string, LocationDetails: string, SignInEventTypes: string, Status: string, TenantId: string`,
	AADServicePrincipalSignInLogs: workload,
	AADManagedIdentitySignInLogs: workload,
	ADFSSignInLogs: `${user}, ConditionalAccessPolicies: string, LocationDetails: string, Status: string`,
	MicrosoftServicePrincipalSignInLogs: workload,
	StorageBlobLogs: storage,
	StorageFileLogs: `${storage}, RequesterUserName: string, SmbCommandDetail: string`,
	StorageQueueLogs: storage,
	StorageTableLogs: storage,
	// As far as queries of others name them: the page of the table keeps its columns in a file that is not public.
	ConfigurationData:
		'TimeGenerated: datetime, Computer: string, ConfigDataType: string, RegistryKey: string, ValueName: string, ValueData: string',
};

export const RESOURCE_GRAPH: Readonly<Record<string, string>> = { resources: resource, appserviceresources: resource };

/** Advanced hunting: columns as the pages of the tables DeviceInfo and DeviceTvmInfoGathering list them, as far as a query can need them. */
export const ADVANCED_HUNTING: Readonly<Record<string, string>> = {
	DeviceInfo:
		'Timestamp: datetime, DeviceId: string, DeviceName: string, ClientVersion: string, PublicIP: string, OSArchitecture: string, OSPlatform: string, OSBuild: long, IsAzureADJoined: bool, JoinType: string, AadDeviceId: string, LoggedOnUsers: string, RegistryDeviceTag: string, OSVersion: string, MachineGroup: string, ReportId: long, OnboardingStatus: string, AdditionalFields: string, DeviceCategory: string, DeviceType: string, DeviceSubtype: string, Model: string, Vendor: string, OSDistribution: string, OSVersionInfo: string, MergedDeviceIds: string, MergedToDeviceId: string, IsInternetFacing: bool, SensorHealthState: string, IsExcluded: bool, ExclusionReason: string, ExposureLevel: string, AssetValue: string, DeviceManualTags: string, DeviceDynamicTags: string, ConnectivityType: string, HostDeviceId: string',
	DeviceTvmInfoGathering:
		'Timestamp: datetime, LastSeenTime: datetime, DeviceId: string, DeviceName: string, OSPlatform: string, AdditionalFields: dynamic',
};
