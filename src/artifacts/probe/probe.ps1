<#
TLS Ready: does this machine reach the services with TLS 1.2? This script changes nothing.

What it is:   a probe from this one machine, in Windows PowerShell 5.1 or PowerShell 7.
What it does: opens a connection to each service of your plan, once with TLS 1.2 and once with TLS 1.3,
              and says for each: name not resolved, no route, proxy in between, TLS refused, TLS 1.2 fine,
              TLS 1.3 fine; with the cipher suite, the issuer of the certificate, which shows an
              inspection on the way, and the root that it leads to. It sends a handshake and, to a proxy, CONNECT; nothing else. It goes
              through the proxy that is configured for the user who runs it.
              It says nothing about sign-ins: TLS 1.0 and 1.1 are not tried, because a service may complete
              such a handshake and still refuse the sign-in that follows.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File probe.ps1
              -Endpoint host[:port],...   these instead of the services of your plan; port 443 if not given
              -Proxy host:port            through this proxy; "none" goes direct
              -TimeoutSeconds 10          how long to wait for each answer
              -AsJson                     print one JSON document instead of text
How to undo:  there is nothing to undo.
Exit codes:   0 Ready: every service was reached with TLS 1.2
              1 Action needed: TLS 1.2 was refused, by the service, by something in between, or by this machine
              2 Unknown: a name was not resolved, there was no route, or a proxy was in between
              4 cannot run here, or called with something that it does not understand

#part made
#>
[CmdletBinding()]
param(
    [string[]]$Endpoint,
    [string]$Proxy,
    [int]$TimeoutSeconds = 10,
    [switch]$AsJson
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

$Tls12 = 3072
$Tls13 = 12288
$Wait = $TimeoutSeconds * 1000

#part Stop-Script

# Text of another machine, without what a console would obey.
function ConvertTo-Plain([string]$Text) {
    $plain = $Text -creplace '[^\x20-\x7e]', '?'
    if ($plain.Length -gt 200) { $plain.Substring(0, 200) } else { $plain }
}

# "host:port" as an object; nothing if it is not one.
function ConvertTo-Target([string]$Text, [int]$DefaultPort) {
    if ($Text -notmatch '^([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::([0-9]{1,5}))?$') { return }
    $port = $DefaultPort
    if ($Matches.ContainsKey(2)) { $port = [int]$Matches[2] }
    if ($port -lt 1 -or $port -gt 65535) { return }
    [pscustomobject]@{ Host = $Matches[1].ToLowerInvariant(); Port = $port }
}

# The proxy on the way to a target; nothing if there is none.
function Get-Route($Target) {
    if ($Proxy -eq 'none') { return }
    if ($Proxy) { return ConvertTo-Target $Proxy 8080 }
    $address = [uri]"https://$($Target.Host):$($Target.Port)/"
    $system = [Net.WebRequest]::DefaultWebProxy
    if ($null -eq $system -or $system.IsBypassed($address)) { return }
    $found = $system.GetProxy($address)
    if ($null -eq $found -or $found -eq $address) { return }
    [pscustomobject]@{ Host = $found.Host; Port = $found.Port }
}

function New-Outcome([string]$Kind, [string]$Detail) {
    [pscustomobject]@{ Kind = $Kind; Detail = $Detail; Suite = $null; Issuer = $null; Chain = $null; Root = $null; RootThumbprint = $null }
}

# The innermost exception says what happened.
function Get-Cause($Record) {
    $cause = $Record.Exception
    while ($null -ne $cause.InnerException) { $cause = $cause.InnerException }
    $cause
}

# A connection to a machine, or an outcome that says why there is none.
function Open-Connection($To) {
    try {
        $lookup = [Net.Dns]::GetHostAddressesAsync($To.Host)
        if (-not $lookup.Wait($Wait)) { return New-Outcome 'name' "$($To.Host): the name server did not answer in $TimeoutSeconds s" }
        $addresses = @($lookup.Result | Sort-Object AddressFamily)
    }
    catch { return New-Outcome 'name' "$($To.Host): $(ConvertTo-Plain (Get-Cause $_).Message)" }
    if ($addresses.Count -eq 0) { return New-Outcome 'name' "$($To.Host) has no address" }
    $why = ''
    $clock = [Diagnostics.Stopwatch]::StartNew()
    foreach ($address in $addresses) {
        $left = $Wait - $clock.ElapsedMilliseconds
        if ($left -le 0) { break }
        $client = New-Object Net.Sockets.TcpClient $address.AddressFamily
        try {
            if ($client.ConnectAsync($address, $To.Port).Wait([int]$left)) {
                $client.ReceiveTimeout = $Wait
                $client.SendTimeout = $Wait
                return $client
            }
            $why = "$address port $($To.Port): no answer in $TimeoutSeconds s"
        }
        catch { $why = "$address port $($To.Port): $(ConvertTo-Plain (Get-Cause $_).Message)" }
        $client.Close()
    }
    New-Outcome 'route' $why
}

# A connection to the target, through the proxy if there is one.
function Open-Route($Target, $Route) {
    if ($null -eq $Route) { return Open-Connection $Target }
    $client = Open-Connection $Route
    if ($client -isnot [Net.Sockets.TcpClient]) {
        $client.Detail = "to the proxy: $($client.Detail)"
        return $client
    }
    $name = "the proxy $($Route.Host):$($Route.Port)"
    try {
        $stream = $client.GetStream()
        $request = [Text.Encoding]::ASCII.GetBytes("CONNECT $($Target.Host):$($Target.Port) HTTP/1.1`r`nHost: $($Target.Host):$($Target.Port)`r`n`r`n")
        $stream.Write($request, 0, $request.Length)
        # Byte by byte: what follows the empty line belongs to the service.
        $answer = New-Object Text.StringBuilder
        while ($answer.Length -lt 16384 -and -not $answer.ToString().EndsWith("`r`n`r`n")) {
            $byte = $stream.ReadByte()
            if ($byte -lt 0) { break }
            [void]$answer.Append([char]$byte)
        }
        $first = ConvertTo-Plain ($answer.ToString() -split "`r?`n")[0]
        if ($first -match '^HTTP/1\.[01] 2[0-9][0-9]') { return $client }
        $client.Close()
        if ($first -match '^HTTP/1\.[01] (.*)$') { return New-Outcome 'proxy' "$name answered $($Matches[1])" }
        New-Outcome 'proxy' "$name did not answer CONNECT as a proxy does"
    }
    catch {
        $client.Close()
        New-Outcome 'proxy' "$name did not answer CONNECT: $(ConvertTo-Plain (Get-Cause $_).Message)"
    }
}

# The first byte of the answer to a plain TLS 1.2 hello; -1 if the connection is closed without one.
# What .NET says of an answer that is not TLS differs by version and language; the byte does not.
function Get-FirstByte($Target, $Route) {
    $client = Open-Route $Target $Route
    if ($client -isnot [Net.Sockets.TcpClient]) { return -1 }
    try {
        $name = [Text.Encoding]::ASCII.GetBytes($Target.Host)
        $size = $name.Length
        $serverName = @(0, 0, 0, ($size + 5), 0, ($size + 3), 0, 0, $size) + $name
        $extensions = $serverName + @(0, 10, 0, 6, 0, 4, 0, 23, 0, 24) + @(0, 11, 0, 2, 1, 0) + @(0, 13, 0, 8, 0, 6, 4, 1, 4, 3, 8, 4)
        $random = New-Object byte[] 32
        (New-Object Random).NextBytes($random)
        $suites = @(0, 12, 0xc0, 0x2f, 0xc0, 0x30, 0xc0, 0x2b, 0xc0, 0x2c, 0, 0x9c, 0, 0x9d)
        $body = @(3, 3) + $random + @(0) + $suites + @(1, 0) + @([math]::Floor($extensions.Count / 256), ($extensions.Count % 256)) + $extensions
        $hello = @(1, 0, [math]::Floor($body.Count / 256), ($body.Count % 256)) + $body
        $bytes = [byte[]](@(22, 3, 1, [math]::Floor($hello.Count / 256), ($hello.Count % 256)) + $hello)
        $stream = $client.GetStream()
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.ReadByte()
    }
    catch { -1 }
    finally { $client.Close() }
}

# Windows PowerShell 5.1 knows the parts of the suite, PowerShell 7 its name.
function Get-Suite($Tls) {
    if ($Tls.PSObject.Properties['NegotiatedCipherSuite']) { return "$($Tls.NegotiatedCipherSuite)" }
    $exchange = "$($Tls.KeyExchangeAlgorithm)"
    if ($exchange -eq '44550') { $exchange = 'ECDHE' }
    "$exchange $($Tls.CipherAlgorithm) $($Tls.HashAlgorithm)"
}

# One handshake with one version of TLS.
function Test-Handshake($Target, $Route, [int]$Version) {
    $client = Open-Route $Target $Route
    if ($client -isnot [Net.Sockets.TcpClient]) { return $client }
    $seen = @{ Errors = 'unknown'; Root = $null; Thumbprint = $null }
    # Any certificate will do: its issuer is what is wanted, and nothing is sent to whoever shows it.
    $accept = {
        param($from, $certificate, $chain, $errors)
        $seen.Errors = "$errors"
        if ($null -ne $chain -and $chain.ChainElements.Count -gt 0) {
            $top = $chain.ChainElements[$chain.ChainElements.Count - 1].Certificate
            # A chain that ends early names its root all the same, as the issuer of its last certificate.
            $seen.Root = $top.Issuer
            if ($top.Issuer -eq $top.Subject) { $seen.Thumbprint = $top.Thumbprint }
        }
        $true
    }.GetNewClosure()
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $tls = $null
    try {
        $tls = New-Object Net.Security.SslStream ($client.GetStream(), $false, [Net.Security.RemoteCertificateValidationCallback]$accept)
        $tls.AuthenticateAsClient($Target.Host, $null, [Enum]::ToObject([Security.Authentication.SslProtocols], $Version), $false)
        $outcome = New-Outcome 'fine' ''
        $outcome.Suite = Get-Suite $tls
        $outcome.Issuer = ConvertTo-Plain $tls.RemoteCertificate.Issuer
        $outcome.Chain = $(if ($seen.Errors -eq 'None') { 'trusted' } else { "not trusted here ($($seen.Errors))" })
        if ($null -ne $seen.Root) { $outcome.Root = ConvertTo-Plain $seen.Root }
        $outcome.RootThumbprint = $seen.Thumbprint
        $outcome
    }
    catch {
        $cause = Get-Cause $_
        $late = $clock.ElapsedMilliseconds -ge $Wait -or ($cause -is [Net.Sockets.SocketException] -and $cause.SocketErrorCode -eq 'TimedOut')
        if ($late) { New-Outcome 'route' "connected, but no answer to the handshake in $TimeoutSeconds s" }
        else { New-Outcome 'refused' (ConvertTo-Plain $cause.Message) }
    }
    finally {
        if ($null -ne $tls) { $tls.Dispose() }
        $client.Close()
    }
}

function Test-Endpoint($Target) {
    $route = Get-Route $Target
    $old = Test-Handshake $Target $route $Tls12
    if ($old.Kind -eq 'refused') {
        $byte = Get-FirstByte $Target $route
        # 21 and 22 begin an alert and a handshake.
        if ($byte -ge 0 -and $byte -ne 21 -and $byte -ne 22) {
            $old = New-Outcome 'proxy' 'the answer is not TLS'
            if ($byte -eq 72) { $old.Detail = 'the answer is not TLS but looks like HTTP' }
        }
    }
    $new = $null
    if ($old.Kind -eq 'fine' -or $old.Kind -eq 'refused') { $new = Test-Handshake $Target $route $Tls13 }
    $both = $null -ne $new -and $new.Kind -eq 'fine'
    $state = switch ($old.Kind) {
        'name' { 'Name not resolved' }
        'route' { 'No route' }
        'proxy' { 'Proxy in between' }
        'refused' { if ($both) { 'TLS 1.2 refused, TLS 1.3 fine' } else { 'TLS refused' } }
        'fine' { if ($both) { 'TLS 1.2 fine, TLS 1.3 fine' } else { 'TLS 1.2 fine' } }
    }
    $verdict = switch ($old.Kind) { 'fine' { 'Ready' } 'refused' { 'Action needed' } default { 'Unknown' } }
    $best = $(if ($both -and $old.Kind -ne 'fine') { $new } else { $old })
    [pscustomobject]@{
        host = $Target.Host
        port = $Target.Port
        service = $Target.Service
        verdict = $verdict
        state = $state
        detail = $old.Detail
        suiteTls12 = $old.Suite
        suiteTls13 = $(if ($both) { $new.Suite } else { $null })
        issuer = $best.Issuer
        chain = $best.Chain
        root = $best.Root
        rootThumbprint = $best.RootThumbprint
        expectedRoot = $Target.ExpectedRoot
        proxy = $(if ($null -ne $route) { "$($route.Host):$($route.Port)" } else { $null })
        noInspection = $Target.NoInspection
    }
}

function Format-Result($Result) {
    $parts = @("$($Result.verdict): $($Result.host):$($Result.port): $($Result.state)")
    if ($Result.detail) { $parts += $Result.detail }
    if ($Result.suiteTls12) { $parts += "TLS 1.2 with $($Result.suiteTls12)" }
    if ($Result.suiteTls13) { $parts += "TLS 1.3 with $($Result.suiteTls13)" }
    if ($Result.issuer) {
        $parts += "issuer $($Result.issuer), $($Result.chain)"
        $parts += "root $($Result.root)$(if ($Result.rootThumbprint) { " ($($Result.rootThumbprint))" })"
        if ($Result.expectedRoot -and "$($Result.root)" -notlike "*$($Result.expectedRoot)*") {
            $parts += "not the expected $($Result.expectedRoot): the connection is inspected, or the service has moved"
        }
        if ($Result.noInspection) { $parts += 'must not be inspected: an issuer of your own organisation here means that it is' }
    }
    if ($Result.proxy) { $parts += "through the proxy $($Result.proxy)" }
    $parts -join '; '
}

#region main
if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
    Stop-Script 4 "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here, which keeps scripts from opening connections. Nothing was changed. Run this from a session that your policy trusts."
}
if ($TimeoutSeconds -lt 1 -or $TimeoutSeconds -gt 600) { Stop-Script 4 '-TimeoutSeconds must be from 1 to 600.' }
if ($Proxy -and $Proxy -ne 'none' -and -not (ConvertTo-Target $Proxy 8080)) { Stop-Script 4 '-Proxy must be host:port, or none.' }
$data = $DataJson | ConvertFrom-Json
# With -File a list arrives as one text.
$named = @($Endpoint | Where-Object { $_ } | ForEach-Object { $_ -split ',' } | ForEach-Object { $_.Trim() })
foreach ($text in $named) {
    if (-not (ConvertTo-Target $text 443)) { Stop-Script 4 "-Endpoint must be host or host:port, not: $(ConvertTo-Plain $text)" }
}
$targets = @(
    foreach ($text in $named) {
        $target = ConvertTo-Target $text 443
        $known = @($data.endpoints | Where-Object { $_.host -eq $target.Host })
        $target | Add-Member Service $(if ($known.Count) { $known[0].service } else { '' })
        $target | Add-Member NoInspection ($known.Count -gt 0 -and $known[0].noInspection)
        $target | Add-Member ExpectedRoot $(if ($known.Count -and $known[0].root) { $known[0].root } else { $null })
        $target
    }
    if ($named.Count -eq 0) {
        foreach ($each in $data.endpoints) {
            [pscustomobject]@{ Host = $each.host; Port = 443; Service = $each.service; NoInspection = $each.noInspection; ExpectedRoot = $each.root }
        }
    }
)
$results = @()
foreach ($target in $targets) {
    $result = Test-Endpoint $target
    $results += $result
    if (-not $AsJson) { Format-Result $result }
}
$verdicts = @($results | ForEach-Object { $_.verdict })
$code = 0
$verdict = 'Ready'
if ($verdicts -contains 'Action needed') { $code = 1; $verdict = 'Action needed' }
elseif ($verdicts -contains 'Unknown' -or $verdicts.Count -eq 0) { $code = 2; $verdict = 'Unknown' }
if ($AsJson) {
    [pscustomobject]@{ contentVersion = $data.contentVersion; address = $data.address; verdict = $verdict; endpoints = $results } | ConvertTo-Json -Depth 4
}
else { $verdict }
exit $code
#endregion main
