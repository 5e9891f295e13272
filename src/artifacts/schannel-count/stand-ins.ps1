<#
Test-only: stands in for Get-WinEvent and runs Measure-SchannelEvent.ps1 against it. Events are XML of the case, as Windows writes it.
#>
param([string]$ScriptPath, [string]$EventsPath, [string]$AskedPath)

function Get-WinEvent {
    [CmdletBinding()]
    param([hashtable]$FilterHashtable)
    [IO.File]::WriteAllText($AskedPath, (ConvertTo-Json -InputObject $FilterHashtable))
    $events = @([IO.File]::ReadAllText($EventsPath) | ConvertFrom-Json)
    if ($events.Count -eq 0) {
        $PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([Exception]::new('No events were found that match the specified selection criteria.'), 'NoMatchingEventsFound', 'ObjectNotFound', $null))
    }
    if ($events[0] -eq 'denied') { throw 'Attempted to perform an unauthorized operation.' }
    foreach ($text in $events) {
        $xml = [xml]$text
        $time = [datetime]::Parse($xml.Event.System.TimeCreated.SystemTime, [Globalization.CultureInfo]::InvariantCulture)
        $event = [pscustomobject]@{ Id = [int]$xml.Event.System.EventID; MachineName = $xml.Event.System.Computer; TimeCreated = $time; Text = $text }
        Add-Member -InputObject $event -MemberType ScriptMethod -Name ToXml -Value { $this.Text }
        $event
    }
}

& $ScriptPath -Days 7
exit $LASTEXITCODE
