call :machine
%reg% query HKLM\SOFTWARE %native% >nul 2>&1
if errorlevel 1 (
    echo TLS Ready: reg.exe cannot read the registry views here. Nothing was changed.
    exit /b 4
)
