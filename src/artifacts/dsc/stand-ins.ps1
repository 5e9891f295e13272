# Test-only: what the words of DSC do, so that a configuration runs without the module that brings them.
# A configuration's body is then a function; Node and the resources are functions that take a block, and
# "Key = value" inside one is a call of a function named Key with two arguments.
param($Folder)
Set-StrictMode -Version Latest
$global:Made = [System.Collections.Generic.List[object]]::new()
$global:Current = $null

function Import-DscResource([string]$ModuleName) { }
function Node([string[]]$Names, [scriptblock]$Body) {
    foreach ($name in $Names) {
        $Node = $global:AllNodes | Where-Object { $_.NodeName -eq $name }
        $global:NodeName = $name
        . $Body
    }
}
function Add-Resource([string]$Type, [string]$Id, [scriptblock]$Body) {
    $global:Current = [ordered]@{ Node = $global:NodeName; Type = $Type; Id = $Id }
    . $Body
    $global:Made.Add($global:Current)
}
function Registry([string]$Id, [scriptblock]$Body) { Add-Resource 'Registry' $Id $Body }
function SChannelSettings([string]$Id, [scriptblock]$Body) { Add-Resource 'SChannelSettings' $Id $Body }
foreach ($name in 'Ensure', 'Key', 'ValueName', 'ValueType', 'ValueData', 'Force', 'IsSingleInstance', 'TLS12State', 'WinHttpDefaultSecureProtocols', 'RebootWhenRequired') {
    Set-Item "function:$name" ([scriptblock]::Create("param(`$Equals, `$Value) if (`$Equals -ne '=') { throw 'not an assignment' } `$global:Current['$name'] = `$Value"))
}

foreach ($case in (Get-Content -Raw (Join-Path $Folder 'cases.json') | ConvertFrom-Json)) {
    $global:Made.Clear()
    $arguments = @{}
    foreach ($property in $case.arguments.PSObject.Properties) { $arguments[$property.Name] = $property.Value }
    $global:LASTEXITCODE = -1
    $output = @(& (Join-Path $Folder $case.script) @arguments *>&1 | ForEach-Object { "$_" })
    [Console]::Out.WriteLine("RESULT $(ConvertTo-Json -Compress -Depth 6 -EscapeHandling EscapeNonAscii @{ code = $LASTEXITCODE; output = $output; made = @($global:Made) })")
}
