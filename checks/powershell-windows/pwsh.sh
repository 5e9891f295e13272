#!/bin/sh
# Runs the pwsh.exe beside this file under Wine, with the arguments of pwsh.exe; WINE names another Wine.
#
# It crashes without a terminal on standard input, so `script` gives it one. Its output goes past that terminal, to where the
# caller wants it: nothing wraps at a width and there are no colours. The exit code is its own.
folder=$(dirname "$(readlink -f "$0")")
quoted() { printf "'%s' " "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

command="exec $(quoted "${WINE:-wine}") $(quoted "$folder/pwsh.exe")"
for argument; do command="$command $(quoted "$argument")"; done

export SHELL=/bin/sh WINEDEBUG=-all NO_COLOR=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off
# Wine has no memory that is both writable and executable; the other two make a short run shorter.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0

errors=$(mktemp)
exec 3>&1
script --quiet --return --command "$command >&3 2>'$errors' 3>&-" /dev/null </dev/null >/dev/null
code=$?
# What Wine itself says about a drive that is no disk.
grep -v '^wine: Read access denied for device' "$errors" >&2
rm -f "$errors"
exit $code
