# A field of an event by its name, which is the same in every language and wherever the field stands; empty if it has none.
function Get-EventField($Event, [string]$Name) {
    $found = @(([xml]$Event.ToXml()).SelectNodes("//*[@Name='$Name' or local-name()='$Name']")) | Select-Object -First 1
    if ($null -ne $found) { "$($found.InnerText)" }
}

# Schannel events of the last 30 days, one row for each kind. EventLogging says first which of them Windows writes at all.
function Get-EventRow($Data) {
    $logging = Read-RegistryValue 'native' 'SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL' 'EventLogging'
    $level = 1
    if ($logging.State -eq 'present' -and $logging.Type -eq 'REG_DWORD') { $level = ConvertTo-Unsigned $logging.Data }
    foreach ($kind in $Data.events) {
        $item = "Schannel event $($kind.id)"
        if ($null -ne $kind.state) { $item += ", state $($kind.state)" }
        $item += ', last 30 days'
        $side = @{ client = 'when this machine connects'; server = 'when others connect to this machine'; either = 'on either side' }[$kind.side]
        $says = "$($kind.says) Written $side."
        if ($logging.State -eq 'unreadable') { New-Row 'events' $item 'Unknown' 'unreadable' "EventLogging could not be read, so it is not known whether Windows writes this event: $($logging.Problem)"; continue }
        if (($level -band $kind.loggedWith) -eq 0) { New-Row 'events' $item 'Info' 'not written' "EventLogging is $level, so Windows does not write it. That none is there shows nothing."; continue }
        try {
            $events = @(Get-WinEvent -MaxEvents 1000 -FilterHashtable @{ LogName = 'System'; ProviderName = 'Schannel'; Id = $kind.id; StartTime = (Get-Date).AddDays(-30) })
            if ($null -ne $kind.state) { $events = @($events | Where-Object { "$(Get-EventField $_ 'ErrorState')" -eq "$($kind.state)" }) }
            if ($events.Count -eq 0) { New-Row 'events' $item 'Info' 'none' 'None was recorded.'; continue }
            $found = "$($events.Count), newest $($events[0].TimeCreated.ToString('yyyy-MM-dd HH:mm', [Globalization.CultureInfo]::InvariantCulture))"
            if ($events.Count -ge 1000) { $found = $found -replace '^', 'at least ' }
            $who = @($events | ForEach-Object { Get-EventField $_ 'CallerProcessImageName' } | Where-Object { $_ } | Group-Object | Sort-Object @{ Expression = 'Count'; Descending = $true }, Name | Select-Object -First 5 | ForEach-Object { "$($_.Name) ($($_.Count))" })
            if ($who.Count -gt 0) { $found += ", by $($who -join ', ')" }
            New-Row 'events' $item 'Info' $found $says
        }
        catch {
            if ("$($_.FullyQualifiedErrorId)" -like 'NoMatchingEventsFound*') { New-Row 'events' $item 'Info' 'none' 'None was recorded.' }
            else { New-Row 'events' $item 'Unknown' 'unreadable' "The System log could not be read: $($_.Exception.Message)" }
        }
    }
}
