[string[]]$ComputerName = @('localhost'),
[string]$Kind,
