set "whatif="
if /i "%~1"=="/whatif" set "whatif=1"
if not "%~1"=="" if not defined whatif (
    echo TLS Ready: the only argument is /whatif. Nothing was changed.
    exit /b 4
)
