<#
Test-only: stands in for the modules Microsoft.Graph.Authentication and Microsoft.Graph.Beta.Reports, and runs
Get-LegacyTlsSignIn.ps1 against them. What it answers is data of the case; the filter it takes is the documented one.
#>
param([string]$ScriptPath, [string]$CasesPath, [string]$ResultPath)

Set-StrictMode -Version Latest
$ProgressPreference = 'SilentlyContinue'

class KeyValue {
    [string]$Key
    [string]$Value
}
class SignIn {
    [string]$Id
    [Nullable[datetime]]$CreatedDateTime
    [string]$CorrelationId
    [string]$UserPrincipalName
    [string]$UserId
    [string]$UserDisplayName
    [string]$AppDisplayName
    [string]$AppId
    [string]$IPAddress
    [Nullable[bool]]$IsInteractive
    [string]$ResourceDisplayName
    [string]$ResourceId
    [string]$UserAgent
    [string]$ServicePrincipalId
    [string]$ServicePrincipalName
    [string[]]$SignInEventTypes
    [KeyValue[]]$AuthenticationProcessingDetails
    [string]$ClientAppUsed
    $Status
    $DeviceDetail
}

function Get-Part($Object, [string]$Name, $Otherwise) {
    $property = $Object.PSObject.Properties[$Name]
    if ($null -eq $property) { $Otherwise } else { $property.Value }
}

function New-SignIn($Data, [string]$Kind, [datetime]$Created, [string]$Id) {
    $record = [SignIn]::new()
    $record.Id = $Id
    $record.CreatedDateTime = $Created
    $record.CorrelationId = "correlation-$Id"
    $record.AppDisplayName = 'Sample App'
    $record.IPAddress = '203.0.113.10'
    $record.ResourceDisplayName = 'Sample Resource'
    $record.SignInEventTypes = @($Kind)
    if ($Kind -like '*User') {
        $record.UserPrincipalName = 'user@contoso.example'
        $record.UserAgent = 'SampleAgent/1.0'
        $record.IsInteractive = $Kind -eq 'interactiveUser'
    }
    else { $record.ServicePrincipalName = 'Sample Workload' }
    foreach ($property in (Get-Part $Data 'with' ([pscustomobject]@{})).PSObject.Properties) { $record.($property.Name) = $property.Value }
    $details = @([KeyValue]@{ Key = 'Login Hint Present'; Value = 'True' })
    $value = Get-Part $Data 'legacyTls' $null
    if ($null -ne $value) { $details += [KeyValue]@{ Key = (Get-Part $Data 'key' 'Legacy TLS (TLS 1.0, 1.1, 3DES)'); Value = $value } }
    $record.AuthenticationProcessingDetails = $details
    $record
}

# An error as the module gives it: the code in the id, status and headers in the details.
function New-ServiceError($Fault) {
    $code, $status, $message = switch ($Fault.error) {
        'throttled' { 'TooManyRequests', '429 (TooManyRequests)', 'This request is throttled. Please try again after the value specified in the Retry-After header.' }
        'refused' { 'BadRequest', '400 (BadRequest)', 'Invalid filter clause' }
        'forbidden' { 'Authentication_MSGraphPermissionMissing', '403 (Forbidden)', 'The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All to call this API.' }
        'licence' { 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', '403 (Forbidden)', 'Neither tenant is B2C or tenant does not have premium license' }
        'gone' { 'UnknownError', '504 (GatewayTimeout)', 'The request timed out.' }
    }
    $record = [Management.Automation.ErrorRecord]::new([Exception]::new($message), $code, 'InvalidOperation', $null)
    $details = "$message`n`nStatus: $status`nErrorCode: $code`nDate: 2026-11-21T09:30:00`n`nHeaders:`nrequest-id : 00000000-0000-0000-0000-000000000429"
    $wait = Get-Part $Fault 'retryAfter' $null
    if ($null -ne $wait) { $details += "`nRetry-After : $wait" }
    $record.ErrorDetails = [Management.Automation.ErrorDetails]::new($details)
    $record
}

function Get-MgContext {
    if ($global:Session) { [pscustomobject]@{ TenantId = $global:Session.TenantId; Scopes = $global:Session.Scopes } }
}

function Connect-MgGraph {
    param([string[]]$Scopes, [switch]$NoWelcome, [string]$ContextScope, [string]$Environment, [string]$TenantId)
    $global:Asked.connected += "$($Scopes -join ' ') $ContextScope $Environment $TenantId$NoWelcome".Trim()
    if (-not $TenantId) { $TenantId = 'tenant-1' }
    switch (Get-Part $global:Service 'connect' 'ok') {
        'declined' { throw 'AADSTS65004: User declined to consent to access the app.' }
        'less' { $global:Session = @{ TenantId = $TenantId; Scopes = @('openid', 'User.Read') } }
        default { $global:Session = @{ TenantId = $TenantId; Scopes = @('openid') + $Scopes } }
    }
}

function Disconnect-MgGraph { $global:Session = $null; $global:Asked.disconnected++ }
function Start-Sleep { param($Seconds) $global:Asked.waited += $Seconds }
function Get-Date { [datetime]::new(2026, 11, 21, 9, 30, 0, [DateTimeKind]::Utc) }

function Get-MgBetaAuditLogSignIn {
    [CmdletBinding()]
    param([string]$Filter, [switch]$All, [int]$PageSize = 100, [int]$Top)
    $global:Asked.filters += $Filter
    $call = $global:Asked.filters.Count
    $refused = Get-Part $global:Service 'refuses' ''
    if ($Filter -notmatch "^createdDateTime ge (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) and createdDateTime le (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)(?: and signInEventTypes/any\(t: t eq '(\w+)'\))?( and authenticationProcessingDetails/any\(x: x/key eq 'legacy tls \(tls 1\.0, 1\.1, 3des\)' and x/value eq '1'\))?$" -or ($refused -and $Filter -match $refused)) {
        $PSCmdlet.WriteError((New-ServiceError ([pscustomobject]@{ error = 'refused' })))
        return
    }
    $from = [datetime]::Parse($Matches[1]).ToUniversalTime()
    $to = [datetime]::Parse($Matches[2]).ToUniversalTime()
    $kind = 'interactiveUser'
    if ($Matches.ContainsKey(3)) { $kind = $Matches[3] }
    $onlyLegacy = $Matches.ContainsKey(4)
    $size = [Math]::Min(1000, $PageSize)
    if ($Top -gt 0) { $size = [Math]::Min(1000, $Top) }
    $sent = 0
    $page = 0
    $group = Get-Part (Get-Part $global:Service 'signIns' ([pscustomobject]@{})) $kind @()
    $number = 0
    foreach ($data in $group) {
        # One entry can stand for many: "times" of them, "every" so many seconds apart, the youngest first.
        $youngest = (Get-Date).AddSeconds(-[double](Get-Part $data 'secondsAgo' 60))
        $times = Get-Part $data 'times' 1
        $every = [double](Get-Part $data 'every' 1)
        $missed = $onlyLegacy -and ((Get-Part $global:Service 'filterMisses' $false) -or (Get-Part $data 'legacyTls' '') -notin 'True', '1')
        for ($copy = 0; $copy -lt $times; $copy++) {
            $number++
            $created = $youngest.AddSeconds(-$copy * $every)
            if ($missed -or $created -lt $from -or $created -gt $to) { continue }
            if ($sent % $size -eq 0) {
                $page++
                if ($page -gt 1 -and -not $All) { return }
                $global:Asked.onDisk += (Get-ChildItem -LiteralPath $global:Folder -Recurse -File | Measure-Object Length -Sum).Sum
                foreach ($fault in @(Get-Part $global:Service 'faults' @())) {
                    if ($fault.call -ne $call -or $fault.page -ne $page) { continue }
                    if ($fault.error -eq 'killed') { [Diagnostics.Process]::GetCurrentProcess().Kill(); [Threading.Thread]::Sleep(10000) }
                    $PSCmdlet.WriteError((New-ServiceError $fault))
                    return
                }
            }
            $sent++
            New-SignIn $data $kind $created "$kind-$number"
        }
    }
    if ($page -eq 0) {
        foreach ($fault in @(Get-Part $global:Service 'faults' @())) {
            if ($fault.call -eq $call -and $fault.page -eq 1) { $PSCmdlet.WriteError((New-ServiceError $fault)); return }
        }
    }
}

$cases = [IO.File]::ReadAllText($CasesPath) | ConvertFrom-Json
$results = foreach ($case in @($cases)) {
    $folder = $case.folder
    foreach ($step in $case.steps) {
        $global:Service = $step.service
        $global:Folder = $folder
        $global:Session = $null
        if (Get-Part $step.service 'signedIn' $false) { $global:Session = @{ TenantId = 'tenant-1'; Scopes = @('AuditLog.Read.All', 'Directory.Read.All') } }
        $global:Asked = @{ connected = @(); disconnected = 0; waited = @(); filters = @(); onDisk = @() }
        $arguments = @{ OutputFolder = $folder }
        foreach ($property in (Get-Part $step 'arguments' ([pscustomobject]@{})).PSObject.Properties) { $arguments[$property.Name] = $property.Value }
        $hidden = @(Get-Part $step 'without' @())
        foreach ($name in $hidden) { Rename-Item "function:$name" "Hidden$name" }
        $errors = @()
        $global:LASTEXITCODE = $null
        $output = @(& $ScriptPath @arguments 2>&1 | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $errors += "$_" } else { "$_" } })
        foreach ($name in $hidden) { Rename-Item "function:Hidden$name" $name }
        $files = [ordered]@{}
        if ((Get-Part $step 'files' $true) -and (Test-Path -LiteralPath $folder -PathType Container)) {
            foreach ($file in Get-ChildItem -LiteralPath $folder -File -Recurse | Sort-Object FullName) {
                $files[$file.FullName.Substring($folder.Length + 1).Replace('\', '/')] = [Convert]::ToBase64String([IO.File]::ReadAllBytes($file.FullName))
            }
        }
        [ordered]@{ case = $case.name; output = $output; errors = $errors; code = $LASTEXITCODE; asked = $global:Asked; files = $files }
    }
}
[IO.File]::WriteAllText($ResultPath, (ConvertTo-Json -InputObject @($results) -Depth 6))
