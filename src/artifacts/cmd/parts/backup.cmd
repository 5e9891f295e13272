rem Reads a backup line by line and sets problem if anything in it is not as enable.cmd writes it.
:verify
set "problem="
set "lines=0"
set "sum=0"
set "ended="
rem Open backups of enable.ps1 when this one was made; "any" if an older enable.cmd made it and did not note that.
set "older=."
set "olders=0"
set "first=1"
rem What is left of a line after all accepted characters are taken away must be nothing.
set "odd="
for /f "usebackq delims=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._|\- " %%x in ("%file%") do if not defined odd set "odd=%%x"
if defined odd set "problem=it holds characters that no backup has"
if defined odd exit /b 0
for /f "usebackq delims=" %%l in ("%file%") do (
    set "line=%%l"
    call :verifyline
)
if not defined problem if not defined ended set "problem=it has no end"
exit /b 0

:verifyline
if defined problem exit /b 0
if defined ended set "problem=it goes on after its end"
if defined problem exit /b 0
for /f "tokens=1-9 delims=|" %%a in ("%line%") do (
    set "f1=%%a"
    set "f2=%%b"
    set "f3=%%c"
    set "f4=%%d"
    set "f5=%%e"
    set "f6=%%f"
    set "f7=%%g"
    set "f8=%%h"
)
if defined first goto :verifyfirst
if "%f1%"=="end" goto :verifyend
if "%f1%"=="older" goto :verifyolder
call set "known=%%known.%f1%%%"
if not "%known%"=="%f2%:%f3%:%f4%" set "problem=it names %f1%, which this file does not know; use the rollback.cmd that came with the enable.cmd"
set "full=%f7%\%f8%"
if "%f8%"=="-" set "full=HKEY_LOCAL_MACHINE\%f3%"
if /i not "%full%"=="HKEY_LOCAL_MACHINE\%f3%" set "problem=a key in it does not fit"
set "high=0"
set "low=0"
if "%f5%"=="present" call :halves %f6%
call :addsum
exit /b 0
:verifyfirst
set "first="
if not "%f1%"=="tls-ready-batch-backup-1" set "problem=it is not a backup of enable.cmd"
if /i not "%f2%"=="%guid%" set "problem=it is of another machine"
exit /b 0
rem Numbers of the backups of enable.ps1 that were still to be undone when this one was made.
:verifyolder
set /a "olders+=1"
set "older=%older%.%f2%."
exit /b 0
:verifyend
set "ended=1"
if not "%f2%"=="%lines%" set "problem=lines are missing"
if defined f4 if not "%f4%"=="%olders%" set "problem=lines are missing"
if not defined f4 set "older=any"
if not "%f3%"=="%sum%" set "problem=it does not match its checksum"
exit /b 0

rem Counts a line and adds it to the checksum.
:addsum
set /a "lines+=1, sum=(sum * 31 + high * 3 + low * 7 + lines) %% 1000003"
exit /b 0

rem Calls a label for each backup of enable.ps1 that is still to be undone, with its number and its path.
:eachother
if not defined ProgramData exit /b 0
for /f "delims=" %%f in ('dir /b /a-d "%ProgramData%\TlsReady\backup-*.json" 2^>nul') do if not exist "%ProgramData%\TlsReady\%%~nf.undone" call :eachnumber %~1 "%%~nf"
exit /b 0
:eachnumber
set "base=%~2"
set "number=%base:~7%"
set "odd="
for /f "delims=0123456789" %%x in ("%number%") do set "odd=1"
if defined odd exit /b 0
call :%~1 %number% "%ProgramData%\TlsReady\%base%.json"
exit /b 0

rem Notes that a setting exists and what is written for it, so that a backup can be compared with it.
:know
if defined skip exit /b 0
set "known.%id%=%view%:%key%:%name%"
set "value.%id%=%value%"
set "restart.%id%=%restart%"
set "note.%id%=%note%"
exit /b 0
