// The package of PowerShell that .NET installs as a tool hangs under Wine on its Windows build; its engine, started by itself, does not.
return Microsoft.PowerShell.ConsoleShell.Start(bannerText: "", helpText: "", args);
