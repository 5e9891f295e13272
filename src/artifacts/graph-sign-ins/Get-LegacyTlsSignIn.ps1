<#
TLS Ready: find legacy TLS in the sign-in logs, through Microsoft Graph.

What it is:   a script for an administrator's own machine, in Windows PowerShell 5.1 or PowerShell 7.
What it does: reads all four sign-in types (interactive users, non-interactive users, service
              principals, managed identities), looks at the value of the Legacy TLS entry of each and at
              its error code, and writes those that used TLS 1.0, TLS 1.1 or 3DES to CSV and JSON files. It counts what it
              read, so that nothing found cannot be taken for nothing read. It changes nothing in the
              tenant. Interrupted, it goes on where it was when it is started again.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File Get-LegacyTlsSignIn.ps1
              -Days 30          how far back; the tenant's retention may be shorter
              -OutputFolder     where to; without it a folder beside this script
              -TenantId         which tenant to sign in to
              -Environment      Global, USGov, USGovDoD or China
              -LegacyOnly       let the service pick the legacy ones. Much faster in a large tenant, but
                                if it picks none that proves nothing, and the answer is Unknown
              -HoursAtOnce 24   how much is asked for at once; less if the service gives up on a day
              -StartOver        do not go on with an unfinished run
              Needs the modules Microsoft.Graph.Authentication and Microsoft.Graph.Beta.Reports, a tenant
              with P1 or P2, the role Reports Reader, and consent to AuditLog.Read.All and
              Directory.Read.All, which an administrator may have to give once.
How to undo:  delete the output folder. The sign-in is forgotten when the script ends.
Exit codes:   0 no legacy TLS: every kind was read, and every record states it
              1 Action needed: legacy TLS was used
              2 Unknown: something was not read or not stated
              3 not allowed: sign-in, consent, role or licence   4 cannot run here
              6 a file could not be written

#part made
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 3650)]
    [int]$Days = 30,
    [string]$OutputFolder,
    [string]$TenantId,
    [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')]
    [string]$Environment = 'Global',
    [switch]$LegacyOnly,
    [ValidateRange(1, 8760)]
    [int]$HoursAtOnce = 24,
    [switch]$StartOver
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region what is read
$Kinds = 'interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'
$Scopes = 'AuditLog.Read.All', 'Directory.Read.All'
$UserColumns = 'CorrelationId', 'CreatedDateTime', 'UserPrincipalName', 'UserId', 'UserDisplayName', 'AppDisplayName', 'AppId', 'IPAddress', 'IsInteractive', 'ResourceDisplayName', 'ResourceId', 'UserAgent'
$WorkloadColumns = 'CorrelationId', 'CreatedDateTime', 'AppDisplayName', 'AppId', 'IPAddress', 'ResourceDisplayName', 'ResourceId', 'ServicePrincipalId', 'ServicePrincipalName'
# Of the CSV files, behind those of Microsoft's script.
$AnswerColumns = 'LegacyTls', 'Refused', 'ErrorCode'
$DeviceColumns = 'ClientAppUsed', 'DeviceId', 'DeviceName', 'OperatingSystem', 'Browser', 'IsManaged', 'TrustType'
$LegacyClause = "authenticationProcessingDetails/any(x: x/key eq 'legacy tls (tls 1.0, 1.1, 3des)' and x/value eq '1')"
$SampleSize = 500
$MostAttempts = 8
$Culture = [Globalization.CultureInfo]::InvariantCulture

#part Stop-Script

# A property that may be missing, of an object of the module or of parsed JSON.
function Get-Field($Object, [string]$Name) {
    if ($null -eq $Object) { return $null }
    $property = $Object.PSObject.Properties[$Name]
    if ($null -ne $property) { $property.Value }
}

# The parts of a list; none if the property is missing or empty.
function Get-List($Object, [string]$Name) { foreach ($part in @(Get-Field $Object $Name)) { if ($null -ne $part) { $part } } }

# The error code of a sign-in; 1002016 is a refusal of TLS 1.0, TLS 1.1 or 3DES.
function Get-ErrorCode($Record) { "$(Get-Field (Get-Field $Record 'Status') 'ErrorCode')" }
function Test-Refused($Record) { (Get-ErrorCode $Record) -eq '1002016' }

# Says legacy, modern or not stated. Records of good sign-ins carry the entry too, so its value decides.
function Get-Answer($Record) {
    if (Test-Refused $Record) { return 'legacy' }
    $answer = 'not stated'
    foreach ($detail in Get-List $Record 'AuthenticationProcessingDetails') {
        if ("$(Get-Field $detail 'Key')" -notlike 'legacy tls*') { continue }
        $value = "$(Get-Field $detail 'Value')".Trim()
        if ($value -eq 'true' -or $value -eq '1') { return 'legacy' }
        if ($value -eq 'false' -or $value -eq '0') { $answer = 'modern' }
    }
    $answer
}

# A column of the CSV: what is not a property of the record by itself is in its parts.
function Get-Cell($Record, [string]$Column) {
    switch ($Column) {
        'LegacyTls' { 'True' }
        'Refused' { Test-Refused $Record }
        'ErrorCode' { Get-ErrorCode $Record }
        'DeviceName' { Get-Field (Get-Field $Record 'DeviceDetail') 'DisplayName' }
        default {
            if ($DeviceColumns -contains $Column -and $Column -ne 'ClientAppUsed') { Get-Field (Get-Field $Record 'DeviceDetail') $Column }
            else { Get-Field $Record $Column }
        }
    }
}

function Get-CreatedTime($Record) {
    $created = Get-Field $Record 'CreatedDateTime'
    if ($created -is [datetime]) { return $created.ToUniversalTime() }
    $parsed = [datetime]::MinValue
    if ([datetime]::TryParse("$created", $Culture, [Globalization.DateTimeStyles]'AssumeUniversal, AdjustToUniversal', [ref]$parsed)) { return $parsed }
    $null
}

function Format-Time([datetime]$Time) { $Time.ToString('yyyy-MM-ddTHH:mm:ssZ', $Culture) }

# The service knows ge and le, not lt, so the end of a span is told from the start of the next one here.
function Get-Filter([string]$Kind, [datetime]$From, [datetime]$To, [bool]$WithKind, [bool]$WithLegacy) {
    $clauses = @("createdDateTime ge $(Format-Time $From)", "createdDateTime le $(Format-Time $To)")
    if ($WithKind) { $clauses += "signInEventTypes/any(t: t eq '$Kind')" }
    if ($WithLegacy) { $clauses += $LegacyClause }
    $clauses -join ' and '
}
#endregion what is read
#region what is written
# A cell that a spreadsheet would run as a formula gets an apostrophe in front: anyone can choose their user agent.
function Format-Cell($Value) {
    $text = "$Value"
    if ($Value -is [datetime]) { $text = Format-Time $Value }
    if ($text -match '^[=+\-@\t\r\n]') { $text = "'$text" }
    '"' + $text.Replace('"', '""') + '"'
}

function ConvertTo-JsonRecord($Record, [string[]]$Columns) {
    $fields = [ordered]@{ id = "$(Get-Field $Record 'Id')" }
    foreach ($column in $Columns) {
        $value = Get-Field $Record $column
        $name = $column.Substring(0, 1).ToLowerInvariant() + $column.Substring(1)
        if ($column -eq 'IPAddress') { $name = 'ipAddress' }
        if ($column -eq 'CreatedDateTime') { $created = Get-CreatedTime $Record; if ($null -ne $created) { $value = Format-Time $created } }
        elseif ($null -ne $value -and $value -isnot [bool]) { $value = "$value" }
        $fields[$name] = $value
    }
    $fields['status'] = [ordered]@{ errorCode = Get-Field (Get-Field $Record 'Status') 'ErrorCode' }
    $device = Get-Field $Record 'DeviceDetail'
    if ($null -ne $device) {
        $fields['clientAppUsed'] = "$(Get-Field $Record 'ClientAppUsed')"
        $fields['deviceDetail'] = [ordered]@{}
        foreach ($name in 'deviceId', 'displayName', 'operatingSystem', 'browser', 'isManaged', 'trustType') { $fields['deviceDetail'][$name] = Get-Field $device $name }
    }
    $fields['signInEventTypes'] = @(Get-List $Record 'SignInEventTypes' | ForEach-Object { "$_" })
    $fields['authenticationProcessingDetails'] = @(Get-List $Record 'AuthenticationProcessingDetails' | ForEach-Object { [ordered]@{ key = "$(Get-Field $_ 'Key')"; value = "$(Get-Field $_ 'Value')" } })
    $json = ConvertTo-Json -InputObject $fields -Depth 4 -Compress
    [regex]::Replace($json, '[^\x20-\x7e]', { param($Match) '\u{0:x4}' -f [int][char]$Match.Value })
}

# Opens a file at the length that the last finished span left, so that half a span is written over.
function Open-Output([string]$Path, [long]$Length, [string]$Start) {
    $stream = New-Object IO.FileStream($Path, [IO.FileMode]::OpenOrCreate, [IO.FileAccess]::ReadWrite, [IO.FileShare]::Read)
    $writer = New-Object IO.StreamWriter($stream, (New-Object Text.UTF8Encoding $false))
    $output = @{ Path = $Path; Stream = $stream; Writer = $writer; StartLength = [Text.Encoding]::UTF8.GetByteCount($Start) }
    Reset-Output $output $Length
    if ($Length -eq 0) {
        $writer.Write($Start)
        $writer.Flush()
    }
    $output
}

function Reset-Output($Output, [long]$Length) {
    $Output.Writer.Flush()
    $Output.Stream.SetLength($Length)
    [void]$Output.Stream.Seek(0, [IO.SeekOrigin]::End)
}

function Save-Output($Output) {
    $Output.Writer.Flush()
    $Output.Stream.Flush($true)
    $Output.Stream.Length
}

# Beside the old one first, so that there is a whole one at any time.
function Save-State([string]$Folder, $State) {
    $path = Join-Path $Folder 'state.json'
    [IO.File]::WriteAllText("$path.new", (ConvertTo-Json -InputObject $State -Depth 5))
    if ([IO.File]::Exists($path)) { [IO.File]::Replace("$path.new", $path, [NullString]::Value) } else { [IO.File]::Move("$path.new", $path) }
}

# The newest unfinished run in the folder that asked for the same and whose files are still there; nothing if there is none.
function Find-Run([string]$Folder, $Wanted) {
    foreach ($run in @(Get-ChildItem -LiteralPath $Folder -Directory | Sort-Object Name -Descending)) {
        $path = Join-Path $run.FullName 'state.json'
        if (-not (Test-Path -LiteralPath $path)) { continue }
        try {
            $state = ConvertTo-Table ([IO.File]::ReadAllText($path) | ConvertFrom-Json)
            if (@('format', 'tenant', 'days', 'legacyOnly' | Where-Object { "$($state[$_])" -ne "$($Wanted[$_])" }).Count -gt 0 -or $state['finished']) { continue }
            $state['kinds'] = ConvertTo-Table $state['kinds']
            $whole = $true
            foreach ($kind in $Kinds) {
                $state.kinds[$kind] = ConvertTo-Table $state.kinds[$kind]
                foreach ($name in 'csv', 'json') {
                    if ((Get-Item -LiteralPath (Get-OutputPath $run.FullName $kind $name)).Length -lt $state.kinds[$kind][$name]) { $whole = $false }
                }
            }
            if ($whole) { return @{ Folder = $run.FullName; State = $state } }
        }
        catch { Write-Verbose "$path is not a run to go on with: $($_.Exception.Message)" }
    }
}

function ConvertTo-Table($Object) {
    $table = @{}
    foreach ($property in $Object.PSObject.Properties) { $table[$property.Name] = $property.Value }
    $table
}

function Get-OutputPath([string]$Folder, [string]$Kind, [string]$Extension) { Join-Path $Folder "legacy-tls-$Kind.$Extension" }

# Times stand in the state so that no PowerShell takes them for dates and changes them.
function Format-StateTime([datetime]$Time) { $Time.ToString('yyyy-MM-dd HH:mm:ss', $Culture) + ' UTC' }
function Read-StateTime([string]$Text) { [datetime]::ParseExact($Text, "yyyy-MM-dd HH:mm:ss 'UTC'", $Culture, [Globalization.DateTimeStyles]'AssumeUniversal, AdjustToUniversal') }

function New-KindState([datetime]$From, [bool]$Legacy) {
    @{ until = Format-StateTime $From; withKind = $true; legacyOnly = $Legacy; refused = ''; records = 0; modern = 0; notStated = 0; legacy = 0; turnedAway = 0; oldest = [long]0; sampled = 0; sampleStated = 0; note = ''; csv = 0; json = 0 }
}
#endregion what is written
#region the service
# What kind of refusal an error of the module is, and how long the service asks to wait.
function Get-Failure($ErrorRecord) {
    $text = "$($ErrorRecord.FullyQualifiedErrorId) $($ErrorRecord.Exception.Message) $($ErrorRecord.ErrorDetails)"
    $failure = @{ Kind = 'other'; Wait = 0; Text = "$($ErrorRecord.Exception.Message)".Split("`n")[0].Trim() }
    if ($text -match 'Retry-After\W+(\d{1,5})') { $failure.Wait = [int]$Matches[1] }
    if ($text -match 'TooManyRequests|Too ?Many ?Retries|Status: 429|\(429\)|throttled') { $failure.Kind = 'throttled' }
    elseif ($text -match 'NonPremiumTenant|premium license') { $failure.Kind = 'licence' }
    elseif ($text -match 'Forbidden|Unauthorized|RequestDenied|PermissionMissing|Status: 40[13]|\(40[13]\)') { $failure.Kind = 'not allowed' }
    elseif ($text -match 'BadRequest|Invalid filter|Status: 400|\(400\)') { $failure.Kind = 'refused' }
    $failure
}

# Asks until the service answers, and hands each record to the block. Returns a failure that waiting cannot mend, or nothing.
# The block's results do not come through: it counts and writes.
function Read-SignIn($Request, [scriptblock]$Begin, [scriptblock]$Process) {
    for ($attempt = 1; ; $attempt++) {
        & $Begin
        try {
            Get-MgBetaAuditLogSignIn @Request -ErrorAction Stop | ForEach-Object { & $Process $_ }
            return
        }
        catch {
            if ($script:WriteProblem) { return @{ Kind = 'write'; Text = $script:WriteProblem } }
            $failure = Get-Failure $_
            if ($failure.Kind -ne 'throttled' -and $failure.Kind -ne 'other') { return $failure }
            if ($attempt -ge $MostAttempts) { return $failure }
            $wait = [Math]::Max($failure.Wait, [Math]::Min(300, 5 * [Math]::Pow(2, $attempt - 1)))
            if ($failure.Kind -eq 'throttled' -and $failure.Wait -gt 0) { $wait = $failure.Wait }
            Write-Verbose "The service asks to wait ($($failure.Text)); $wait seconds."
            Start-Sleep -Seconds $wait
        }
    }
}

# Signs in unless this session already is, with what is needed. Returns the tenant.
function Connect-Tenant {
    $context = Get-MgContext
    $fits = $null -ne $context -and @($Scopes | Where-Object { @($context.Scopes) -notcontains $_ }).Count -eq 0
    if ($fits -and (-not $TenantId -or "$($context.TenantId)" -eq $TenantId)) { return "$($context.TenantId)" }
    $arguments = @{ Scopes = $Scopes; NoWelcome = $true; ContextScope = 'Process'; Environment = $Environment; ErrorAction = 'Stop' }
    if ($TenantId) { $arguments.TenantId = $TenantId }
    [void](Connect-MgGraph @arguments)
    $script:Connected = $true
    $context = Get-MgContext
    if ($null -eq $context) { throw 'no account is signed in' }
    $missing = @($Scopes | Where-Object { @($context.Scopes) -notcontains $_ })
    if ($missing.Count -gt 0) { throw "there is no consent to $($missing -join ' and ')" }
    "$($context.TenantId)"
}
#endregion the service
#region one kind
# Counts a record, and writes it if it is legacy. Records of the next span are left to that.
function Add-Record($Record, $Count, $Outputs, [datetime]$End, [bool]$IsLast, [string[]]$Columns) {
    $created = Get-CreatedTime $Record
    if (-not $IsLast -and $null -ne $created -and $created -ge $End) { return }
    $Count.records++
    if ($null -ne $created -and ($Count.oldest -eq 0 -or $created.Ticks -lt $Count.oldest)) { $Count.oldest = $created.Ticks }
    switch (Get-Answer $Record) {
        'modern' { $Count.modern++ }
        'not stated' { $Count.notStated++ }
        'legacy' {
            $cells = foreach ($column in $Columns) { Format-Cell (Get-Cell $Record $column) }
            $json = ConvertTo-JsonRecord $Record @($Columns | Where-Object { $AnswerColumns -notcontains $_ -and $DeviceColumns -notcontains $_ })
            if ($Count.legacy -gt 0) { $json = ",`n$json" }
            try {
                $Outputs.csv.Writer.Write(($cells -join ',') + "`r`n")
                $Outputs.json.Writer.Write($json)
            }
            catch { $script:WriteProblem = $_.Exception.GetBaseException().Message; throw }
            $Count.legacy++
            if (Test-Refused $Record) { $Count.turnedAway++ }
        }
    }
}

# Reads one kind from where it stands to the end. Returns a failure, or nothing.
function Read-Kind([string]$Kind, $State, [string]$Folder, $Outputs, [string[]]$Columns) {
    $from = Read-StateTime $State.from
    $to = Read-StateTime $State.to
    while ((Read-StateTime $State.kinds[$Kind].until) -lt $to) {
        $now = $State.kinds[$Kind]
        $start = Read-StateTime $now.until
        $end = $start.AddHours($HoursAtOnce)
        $isLast = $end -ge $to
        if ($isLast) { $end = $to }
        Write-Progress -Activity "Sign-ins: $Kind" -Status "$(Format-Time $start), $($now.records) read" -PercentComplete ([int](100 * ($start - $from).TotalHours / ($to - $from).TotalHours))
        $request = @{ All = $true; PageSize = 1000; Filter = Get-Filter $Kind $start $end $now.withKind $now.legacyOnly }
        $span = @{ Count = $null }
        # What a failed attempt wrote and counted is dropped.
        $begin = {
            $span.Count = $now.Clone()
            foreach ($name in 'csv', 'json') { Reset-Output $Outputs[$name] $now[$name] }
        }
        $failure = Read-SignIn $request $begin { param($Record) Add-Record $Record $span.Count $Outputs $end $isLast $Columns }
        if ($failure -and $failure.Kind -eq 'refused' -and $now.legacyOnly) {
            Restart-Kind $Kind $State $Folder $Outputs $now.withKind "The service refused to pick the legacy ones ($($failure.Text)), so all were read and tested here."
            continue
        }
        if ($failure -and $failure.Kind -eq 'refused' -and $now.withKind -and $Kind -eq 'interactiveUser') {
            # Only these come without a filter for the kind.
            Restart-Kind $Kind $State $Folder $Outputs $false "The service refused the filter for the kind ($($failure.Text)), so it was left out."
            continue
        }
        if ($failure) { return $failure }
        $span.Count.until = Format-StateTime $end
        Save-Kind $span.Count $Kind $State $Folder $Outputs
    }
    $now = $State.kinds[$Kind]
    if (-not $now.legacyOnly -or $now.legacy -gt 0) { return }
    # That a filter which nobody documents found nothing proves nothing: are there records at all, and what do they say?
    $sample = @{ Legacy = 0; Count = $null }
    $failure = Read-SignIn @{ Top = $SampleSize; Filter = Get-Filter $Kind $from $to $now.withKind $false } {
        $sample.Legacy = 0
        $sample.Count = $now.Clone()
        $sample.Count.sampled = 0
        $sample.Count.sampleStated = 0
    } {
        param($Record)
        $sample.Count.sampled++
        $answer = Get-Answer $Record
        if ($answer -ne 'not stated') { $sample.Count.sampleStated++ }
        if ($answer -eq 'legacy') { $sample.Legacy++ }
    }
    if ($failure) { return $failure }
    Save-Kind $sample.Count $Kind $State $Folder $Outputs
    if ($sample.Legacy -eq 0) { return }
    Restart-Kind $Kind $State $Folder $Outputs $now.withKind 'The service did not pick legacy sign-ins that are there, so all were read and tested here.'
    Read-Kind $Kind $State $Folder $Outputs $Columns
}

# The kind from its beginning, without leaving the choice to the service.
function Restart-Kind([string]$Kind, $State, [string]$Folder, $Outputs, [bool]$WithKind, [string]$Note) {
    $fresh = New-KindState (Read-StateTime $State.from) $false
    $fresh.withKind = $WithKind
    $fresh.note = "$($State.kinds[$Kind].note) $Note".Trim()
    foreach ($name in 'csv', 'json') { Reset-Output $Outputs[$name] $Outputs[$name].StartLength }
    Save-Kind $fresh $Kind $State $Folder $Outputs
}

function Save-Kind($Now, [string]$Kind, $State, [string]$Folder, $Outputs) {
    try {
        foreach ($name in 'csv', 'json') { $Now[$name] = Save-Output $Outputs[$name] }
        $State.kinds[$Kind] = $Now
        Save-State $Folder $State
    }
    catch { $script:WriteProblem = $_.Exception.GetBaseException().Message; throw }
}
#endregion one kind
#region the answer
function Format-Kind([string]$Kind, $Count) {
    $oldest = 'none'
    if ($Count.oldest -gt 0) { $oldest = (New-Object datetime([long]$Count.oldest)).ToString('yyyy-MM-dd HH:mm', $Culture) }
    $turnedAway = ''
    if ($Count.turnedAway -gt 0) { $turnedAway = ", $($Count.turnedAway) of them refused" }
    $line = '  {0,-19} {1} read, {2} state it, {3} legacy{4}; oldest {5}' -f $Kind, $Count.records, ($Count.modern + $Count.legacy), $Count.legacy, $turnedAway, $oldest
    if ($Count.legacyOnly) { $line += "; picked by the service; of the newest without that, $($Count.sampled) read, $($Count.sampleStated) state it" }
    $line
    if ($Count.note) { "                      $($Count.note)" }
    if ($Count.refused) { "                      Not read: $($Count.refused)" }
}

# The exit code and what it means here.
function Get-Verdict($Counts) {
    $legacy = ($Counts | ForEach-Object { $_.legacy } | Measure-Object -Sum).Sum
    $records = ($Counts | ForEach-Object { $_.records } | Measure-Object -Sum).Sum
    $notStated = ($Counts | ForEach-Object { $_.notStated } | Measure-Object -Sum).Sum
    $turnedAway = ($Counts | ForEach-Object { $_.turnedAway } | Measure-Object -Sum).Sum
    $refusals = ''
    if ($turnedAway -gt 0) { $refusals = " $turnedAway of them were refused because of it (error 1002016)." }
    if ($legacy -gt 0) { return 1, "Action needed. $legacy sign-ins used TLS 1.0, TLS 1.1 or 3DES.$refusals" }
    if (@($Counts | Where-Object { $_.refused }).Count -gt 0) { return 2, 'Unknown. The service did not let every kind be read.' }
    if (@($Counts | Where-Object { $_.legacyOnly }).Count -gt 0) { return 2, 'Unknown. The service picked no legacy sign-ins, which does not prove that there are none. Run it without -LegacyOnly for proof.' }
    if ($records -eq 0) { return 2, 'Unknown. No sign-ins found. Check that this is the right tenant and that it keeps logs.' }
    if ($notStated -gt 0) { return 2, "Unknown. No legacy TLS among the sign-ins that state it; $notStated do not." }
    0, 'No legacy TLS. Every sign-in that was read states so. Connections that are not sign-ins do not show here.'
}
#endregion the answer

if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') { Stop-Script 4 "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here, which keeps this script from writing its files. Nothing was read. Run it where your policy trusts it, or download the logs and use the page for sign-in logs." }
if ($PSVersionTable.PSVersion -lt [version]'5.1') { Stop-Script 4 "this needs Windows PowerShell 5.1 or PowerShell 7; here it is $($PSVersionTable.PSVersion). Nothing was read." }
$absent = @('Connect-MgGraph', 'Get-MgContext', 'Disconnect-MgGraph', 'Get-MgBetaAuditLogSignIn' | Where-Object { -not (Get-Command $_ -ErrorAction SilentlyContinue) })
if ($absent.Count -gt 0) { Stop-Script 4 "$($absent -join ', ') cannot be found. Nothing was read. Install the modules: Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Beta.Reports -Scope CurrentUser" }
# Windows PowerShell may still offer only TLS 1.0; 0 stands for what the system chooses.
if ([int][Net.ServicePointManager]::SecurityProtocol -ne 0) { [Net.ServicePointManager]::SecurityProtocol = [int][Net.ServicePointManager]::SecurityProtocol -bor 3072 }

$script:WriteProblem = ''
$script:Connected = $false
$outputs = @()
try {
    try { $tenant = Connect-Tenant } catch { Stop-Script 3 "signing in did not work: $("$($_.Exception.Message)".Split("`n")[0].Trim()) Nothing was read. It needs consent to AuditLog.Read.All and Directory.Read.All and the role Reports Reader." }

    try {
        if (-not $OutputFolder) { $OutputFolder = Join-Path $PSScriptRoot 'legacy-tls-sign-ins' }
        $OutputFolder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputFolder)
        [void][IO.Directory]::CreateDirectory($OutputFolder)
        $to = (Get-Date).ToUniversalTime()
        $from = $to.AddDays(-$Days)
        $state = @{ format = 'tls-ready/sign-ins/2'; tenant = $tenant; days = $Days; legacyOnly = $LegacyOnly.IsPresent; from = Format-StateTime $from; to = Format-StateTime $to; finished = $false; kinds = @{} }
        $run = $null
        if (-not $StartOver) { $run = Find-Run $OutputFolder $state }
        if ($run) {
            $folder = $run.Folder
            $state = $run.State
            "TLS Ready: continuing the unfinished run in $folder"
        }
        else {
            $name = $to.ToString('yyyyMMdd-HHmmss', $Culture)
            $folder = Join-Path $OutputFolder $name
            for ($number = 2; Test-Path -LiteralPath $folder; $number++) { $folder = Join-Path $OutputFolder "$name-$number" }
            [void][IO.Directory]::CreateDirectory($folder)
            foreach ($kind in $Kinds) { $state.kinds[$kind] = New-KindState $from $LegacyOnly.IsPresent }
        }
        $open = @{}
        foreach ($kind in $Kinds) {
            $columns = $UserColumns + $AnswerColumns + $DeviceColumns
            if ($kind -eq 'servicePrincipal' -or $kind -eq 'managedIdentity') { $columns = $WorkloadColumns + $AnswerColumns }
            $heading = [char]0xfeff + ($columns -join ',') + "`r`n"
            $open[$kind] = @{ columns = $columns; csv = Open-Output (Get-OutputPath $folder $kind 'csv') $state.kinds[$kind].csv $heading }
            $outputs += $open[$kind].csv
            $open[$kind].json = Open-Output (Get-OutputPath $folder $kind 'json') $state.kinds[$kind].json "[`n"
            $outputs += $open[$kind].json
            foreach ($name in 'csv', 'json') { $state.kinds[$kind][$name] = Save-Output $open[$kind][$name] }
        }
        Save-State $folder $state
    }
    catch { Stop-Script 6 "the output could not be written: $($_.Exception.GetBaseException().Message) Nothing was read." }

    "TLS Ready: sign-ins of tenant $tenant from $($state.from) to $($state.to)"
    try {
        foreach ($kind in $Kinds) {
            if ($state.kinds[$kind].refused) { continue }
            $failure = Read-Kind $kind $state $folder $open[$kind] $open[$kind].columns
            if (-not $failure) { continue }
            if ($failure.Kind -eq 'write') { throw [IO.IOException]$failure.Text }
            if ($failure.Kind -eq 'licence') { Stop-Script 3 "the tenant has no P1 or P2 licence, which Microsoft Graph asks for ($($failure.Text)). Download the logs and use the page for sign-in logs." }
            if ($failure.Kind -eq 'not allowed') { Stop-Script 3 "the service does not let you read sign-ins: $($failure.Text) It needs consent to AuditLog.Read.All and Directory.Read.All and the role Reports Reader. Start this again to go on." }
            if ($failure.Kind -ne 'refused') { Stop-Script 2 "Unknown. The service still does not answer after $MostAttempts attempts: $($failure.Text) What was read is kept in $folder; start this again to continue." }
            $state.kinds[$kind].refused = $failure.Text
            Save-State $folder $state
        }
        foreach ($output in $outputs) { if ($output.Path.EndsWith('.json')) { $output.Writer.Write("`n]`n") }; [void](Save-Output $output) }
        $state.finished = $true
        Save-State $folder $state
    }
    catch {
        $problem = $_.Exception.GetBaseException()
        if (-not $script:WriteProblem -and $problem -isnot [IO.IOException] -and $problem -isnot [UnauthorizedAccessException]) { Stop-Script 2 "Unknown. This script failed: $($problem.Message) What was read is kept in $folder; start this again to continue." }
        if (-not $script:WriteProblem) { $script:WriteProblem = $problem.Message }
        Stop-Script 6 "a file could not be written: $($script:WriteProblem) What was read is kept in $folder; make room and start this again to continue."
    }
    foreach ($kind in $Kinds) { Format-Kind $kind $state.kinds[$kind] }
    '  Files:'
    foreach ($output in $outputs) { "    $($output.Path)" }
    $code, $meaning = Get-Verdict @($Kinds | ForEach-Object { $state.kinds[$_] })
    Stop-Script $code $meaning
}
finally {
    foreach ($output in $outputs) { try { $output.Writer.Dispose() } catch { Write-Verbose "$($output.Path) was already closed." } }
    if ($script:Connected) { [void](Disconnect-MgGraph) }
}
