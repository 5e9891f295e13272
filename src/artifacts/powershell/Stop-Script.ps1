# One line and a documented exit code instead of an error in red.
function Stop-Script([int]$Code, [string]$Message) {
    Write-Output "TLS Ready: $Message"
    exit $Code
}
