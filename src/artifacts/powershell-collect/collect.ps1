<#
TLS Ready: check many machines and collect the answers. This script changes nothing on them.

What it is:   a script for an administrator's own machine, in Windows PowerShell 3.0 or later, or
              PowerShell 7. It reaches machines through PowerShell remoting.
What it does: runs check.ps1, which lies beside it, on every machine of a list, many at a time, and
              writes what each answers to a file of its own. Who did not answer, and why, it writes to
              not-answered.csv. Started again it asks only who has not answered yet. It never asks for,
              keeps or writes a password.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -ListFile machines.txt
              -ListFile       a text file with one name a line, or a CSV file with a column DNSHostName,
                              Name, ComputerName or DeviceName
              -ComputerName   names with commas between them, instead of or besides a file
              -OutputFolder   where to; without it a folder beside this script
              -CheckFile      check.ps1, if it lies elsewhere
              -AtOnce 32      how many machines are asked at the same time
              -WaitSeconds 300   how long one machine may take
              -Credential     another account to connect with, only for this run: (Get-Credential)
              -UseSSL         connect over HTTPS
              -Again          ask those too that have answered before
              Needs the right to connect to each machine with PowerShell remoting, as its
              administrators have.
How to undo:  delete the output folder.
Exit codes:   0 every machine answered   2 some did not answer   4 cannot run here
              6 a file could not be written

#part made
#>
[CmdletBinding()]
param(
    [string[]]$ComputerName,
    [string]$ListFile,
    [string]$OutputFolder,
    [string]$CheckFile,
    [ValidateRange(1, 256)]
    [int]$AtOnce = 32,
    [ValidateRange(1, 86400)]
    [int]$WaitSeconds = 300,
    [Management.Automation.PSCredential]$Credential,
    [switch]$UseSSL,
    [switch]$Again
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#part Stop-Script

#part Get-Obstacle

#region connecting
# Asks one machine, and gives the job that waits for the answer. Nothing else in this script connects.
function Start-Question([string]$Name, [string]$Text) {
    $arguments = @{
        ComputerName = $Name; AsJob = $true; ArgumentList = $Text; UseSSL = [bool]$UseSSL
        SessionOption = New-PSSessionOption -OpenTimeout (1000 * $WaitSeconds)
        ScriptBlock = { param($Text) & ([scriptblock]::Create($Text)) -AsJson }
    }
    if ($null -ne $Credential) { $arguments['Credential'] = $Credential }
    Invoke-Command @arguments
}
#endregion connecting

# Names of a list, each once: lines, or the column of a table that holds names.
function Read-List([string]$Path) {
    $lines = @([IO.File]::ReadAllText($Path) -split '\r?\n' | Where-Object { $_.Trim() -and $_ -notlike '#*' })
    if ($lines.Count -eq 0) { return }
    $delimiter = @(',', ';', "`t" | Sort-Object { - $lines[0].Split($_).Count }) | Select-Object -First 1
    $columns = @($lines[0].Split($delimiter) | ForEach-Object { $_.Trim(' "') })
    $column = @('DNSHostName', 'ComputerName', 'DeviceName', 'Device name', 'Name' | Where-Object { $columns -contains $_ }) | Select-Object -First 1
    if ($null -ne $column) { ConvertFrom-Csv $lines -Delimiter $delimiter | ForEach-Object { "$($_.$column)".Trim() } }
    elseif ($columns.Count -gt 1) { throw "It has none of the columns DNSHostName, ComputerName, DeviceName and Name." }
    else { $lines | ForEach-Object { $_.Trim() } }
}

function Get-AnswerPath([string]$Name) { Join-Path $OutputFolder "$($Name -creplace '[^A-Za-z0-9._-]', '_').json" }

# Written under another name first, so that a file that is there is whole.
function Write-Answer([string]$Path, [string]$Text) {
    [IO.File]::WriteAllText("$Path.part", $Text)
    if ([IO.File]::Exists($Path)) { [IO.File]::Delete($Path) }
    [IO.File]::Move("$Path.part", $Path)
}

# A spreadsheet takes a cell that starts with one of these for a formula.
function Format-Cell([string]$Text) {
    $line = $Text -replace '[\x00-\x1f]+', ' '
    if ($line -match '^[=+\-@]') { $line = "'$line" }
    '"' + $line.Replace('"', '""') + '"'
}

# What a job that ended brought: the answer, or why there is none.
function Receive-Answer($Job) {
    $problems = @()
    $output = @()
    try { $output = @(Receive-Job $Job -ErrorAction SilentlyContinue -ErrorVariable problems) } catch { $problems += $_ }
    $text = $output -join "`n"
    $answer = $null
    try { $answer = ConvertFrom-Json $text } catch { $null = $_ }
    if ($null -ne $answer -and $null -ne $answer.PSObject.Properties['tool'] -and $answer.tool -eq 'tls-ready/check') { return @{ Text = $text; Why = '' } }
    $reasons = @($Job.ChildJobs | Where-Object { $null -ne $_.JobStateInfo.Reason } | ForEach-Object { $_.JobStateInfo.Reason.Message })
    $reasons += @($problems | ForEach-Object { "$_" })
    if ($text.Trim()) { $reasons += "It answered: $($text.Substring(0, [Math]::Min(200, $text.Length)))" }
    $reasons += 'It gave no answer and no reason.'
    @{ Text = ''; Why = $reasons[0] }
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }

# Paths as the shell sees them, which .NET does not know.
function Resolve-Full([string]$Path) { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path) }
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
if (-not $CheckFile) { $CheckFile = Join-Path $here 'check.ps1' }
if (-not $OutputFolder) { $OutputFolder = Join-Path $here 'tls-ready-machines' }
$OutputFolder = Resolve-Full $OutputFolder
try { $text = [IO.File]::ReadAllText((Resolve-Full $CheckFile)) } catch { Stop-Script 4 "check.ps1 could not be read: $($_.Exception.GetBaseException().Message) Put it beside this script. Nothing was done." }
if ($text -notlike '*tls-ready/check*') { Stop-Script 4 "$CheckFile is not check.ps1. Nothing was done." }
# The verdict is in the answer; an exit at the end would end the session there instead of the script.
$text = $text -replace '(?m)^exit \$code\s*$', ''

$names = @($ComputerName | Where-Object { $_ } | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() })
if ($ListFile) {
    try { $names += @(Read-List (Resolve-Full $ListFile)) } catch { Stop-Script 4 "the list could not be read: $($_.Exception.GetBaseException().Message) Nothing was done." }
}
$names = @($names | Where-Object { $_ } | Sort-Object -Unique)
if ($names.Count -eq 0) { Stop-Script 4 'there is no machine to ask. Name some with -ComputerName or -ListFile. Nothing was done.' }

$list = Join-Path $OutputFolder 'not-answered.csv'
try {
    $null = [IO.Directory]::CreateDirectory($OutputFolder)
    [IO.File]::WriteAllText($list, "machine,asked,why`r`n")
}
catch { Stop-Script 6 "the output folder could not be written: $($_.Exception.GetBaseException().Message)" }

$waiting = New-Object Collections.Queue
$known = 0
foreach ($name in $names) { if (-not $Again -and [IO.File]::Exists((Get-AnswerPath $name))) { $known++ } else { $waiting.Enqueue($name) } }
$asked = $waiting.Count
"TLS Ready: asking $asked machines, $AtOnce at a time; $known have answered before."
$running = @{}
$answered = 0
$silent = 0
try {
    while ($waiting.Count -gt 0 -or $running.Count -gt 0) {
        while ($waiting.Count -gt 0 -and $running.Count -lt $AtOnce) {
            $name = $waiting.Dequeue()
            $question = @{ Job = $null; Since = [datetime]::UtcNow; Why = '' }
            try { $question.Job = Start-Question $name $text } catch { $question.Why = $_.Exception.GetBaseException().Message }
            $running[$name] = $question
        }
        foreach ($name in @($running.Keys)) {
            $question = $running[$name]
            $result = @{ Text = ''; Why = $question.Why }
            if ($null -ne $question.Job) {
                $ended = 'Completed', 'Failed', 'Stopped', 'Disconnected' -contains "$($question.Job.State)"
                $late = ([datetime]::UtcNow - $question.Since).TotalSeconds -gt $WaitSeconds
                if (-not $ended -and -not $late) { continue }
                if ($ended) { $result = Receive-Answer $question.Job }
                else { $result.Why = "It did not answer within $WaitSeconds seconds." }
                Remove-Job $question.Job -Force
            }
            $running.Remove($name)
            try {
                if ($result.Text) { Write-Answer (Get-AnswerPath $name) $result.Text; $answered++ }
                else {
                    $silent++
                    $when = $question.Since.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
                    [IO.File]::AppendAllText($list, "$(Format-Cell $name),$when,$(Format-Cell $result.Why)`r`n")
                    "  $name did not answer: $($result.Why)"
                }
            }
            catch { Stop-Script 6 "a file could not be written: $($_.Exception.GetBaseException().Message)" }
        }
        Start-Sleep -Milliseconds 200
    }
}
finally { foreach ($question in $running.Values) { if ($null -ne $question.Job) { Remove-Job $question.Job -Force -ErrorAction SilentlyContinue } } }

"Result: $answered answered, $known had answered before, $silent did not answer. Next: drop the folder $OutputFolder on the page Machines."
if ($silent -gt 0) {
    "The machines that did not answer are in $list, with the reason. Start this again to ask them again."
    exit 2
}
exit 0
