rem Only an administrator may open this key.
if not defined whatif %reg% query "HKU\S-1-5-19" >nul 2>&1
if not defined whatif if errorlevel 1 (
    echo TLS Ready: run this as administrator. Nothing was changed. Next: open a command prompt with "Run as administrator".
    exit /b 3
)
