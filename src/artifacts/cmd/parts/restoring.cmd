rem Restores every value of a backup, then removes the keys that were made and are empty. Counts failures in failed.
:restore
set "failed=0"
set "stuck="
set "changed=0"
set "opened="
set "walked="
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" if not "%%a"=="older" call :restoreline %%a %%b "%%c" %%d %%e %%f
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" if not "%%a"=="older" if not "%%h"=="-" call :prunefrom %%b "%%g" "%%h"
if defined stuck set /a "failed+=1"
set "told="
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" if not "%%a"=="older" if not "%%h"=="-" call :tellkept %%b "%%c"
exit /b 0

rem Says which keys stay because someone else has used them since.
:tellkept
if defined whatif exit /b 0
set "view=%~1"
set "key=%~2"
if "%told%"=="%view%:%key%" exit /b 0
set "told=%view%:%key%"
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
%reg% query "HKLM\%key%" %switch% >nul 2>&1
if errorlevel 1 exit /b 0
call :show
echo   Kept           %shown%, because something else is in it
exit /b 0

:restoreline
set "view=%~2"
set "key=%~3"
set "name=%~4"
set "was=%~5"
set "old=%~6"
set "verdict="
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
call :read
call :show
set "back=%old%"
if "%was%"=="absent" set "back=not set"
if "%was%"=="absent" if "%state%"=="absent" exit /b 0
if /i "%found%"=="%old%" if "%was%"=="present" if "%kind%"=="REG_DWORD" exit /b 0
set /a "changed+=1"
if defined whatif (
    echo   Would restore %shown% %name%: %back%, now %what%
    exit /b 0
)
if "%was%"=="absent" %reg% delete "HKLM\%key%" /v %name% /f %switch% >nul 2>&1
if "%was%"=="present" %reg% add "HKLM\%key%" /v %name% /t REG_DWORD /d %old% /f %switch% >nul 2>&1
set "opened="
set "walked="
call :read
if "%was%"=="absent" if "%state%"=="absent" goto :restored
if /i "%found%"=="%old%" if "%was%"=="present" if "%kind%"=="REG_DWORD" goto :restored
set /a "failed+=1"
echo   Failed         %shown% %name%: %back%, still %what%
exit /b 0
:restored
echo   Restored       %shown% %name%: %back%, was %what%
exit /b 0

:prunefrom
if defined whatif exit /b 0
set "switch=%native%"
if "%~1"=="wow6432" set "switch=/reg:32"
for /f "tokens=1* delims=\" %%m in ("%~3") do call :prune "%~2\%%m" "%%n"
exit /b 0

rem Innermost first: a key is removed only if nothing is in it.
:prune
setlocal
set "inner=%~2"
if defined inner for /f "tokens=1* delims=\" %%m in ("%inner%") do call :prune "%~1\%%m" "%%n"
set "content="
%reg% query "%~1" %switch% >nul 2>&1
if errorlevel 1 goto :pruned
rem A long value would cut the listing short, so what has four spaces, as each value has, is looked for first. Only
rem 1 says that there is none: 0 is a value, and more is an error.
%reg% query "%~1" %switch% 2>nul | %find% "    " >nul 2>&1
if not errorlevel 1 set "content=1"
if errorlevel 2 set "content=1"
for /f "delims=" %%k in ('%reg% query "%~1" %switch% 2^>nul') do if /i not "%%k"=="%~1" set "content=1"
if defined content goto :pruned
%reg% delete "%~1" /f %switch% >nul 2>&1
%reg% query "%~1" %switch% >nul 2>&1
if not errorlevel 1 goto :notpruned
:pruned
endlocal & set "stuck=%stuck%"
exit /b 0
:notpruned
echo   Failed         %~1 is empty and could not be removed
set "stuck=1"
goto :pruned
