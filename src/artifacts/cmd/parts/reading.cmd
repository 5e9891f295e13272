rem Splits 0x........ into high and low.
:halves
set "digits=%~1"
set "digits=00000000%digits:~2%"
set "digits=%digits:~-8%"
set /a "high=0x%digits:~0,4%, low=0x%digits:~4,4%"
exit /b 0

rem Reads one value, asked for by its name, so that nothing else in its key can hide it or pass for it. state is
rem absent, present or unreadable; of a missing key, parent is the last key on the way that exists and made the
rem rest of the way. Only the content of a number is taken.
:read
set "state=absent"
set "kind="
set "found="
set "parent=-"
set "made=-"
%reg% query "HKLM\%key%" /v %name% %switch% >nul 2>&1
if errorlevel 1 goto :readkey
set "state=present"
rem The first line that starts with the name says the type. A number has no second line, a text may.
set "more="
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\%key%" /v %name% %switch% 2^>nul') do (
    if /i "%%a"=="%name%" if defined kind set "more=1"
    if /i "%%a"=="%name%" if not defined kind set "found=%%c"
    if /i "%%a"=="%name%" if not defined kind set "kind=%%b"
)
rem It is there, but its line is longer than this language reads. The line of a number is short.
if not defined kind set "kind=longer than a number"
if not "%kind%"=="REG_DWORD" set "found="
if not "%kind%"=="REG_DWORD" exit /b 0
rem A number is 0x and up to eight digits, on one line.
if not defined found goto :nonumber
if defined more goto :nonumber
if not "%found:~0,2%"=="0x" goto :nonumber
set "digits=%found:~2%"
if not defined digits goto :nonumber
rem Padded, so that the ninth character is there whatever was found.
set "padded=%digits%---------"
if not "%padded:~8,1%"=="-" goto :nonumber
set "odd="
for /f "delims=0123456789abcdefABCDEF" %%x in ("%digits%") do set "odd=1"
if not defined odd exit /b 0
:nonumber
set "state=unreadable"
set "found="
exit /b 0

rem A value is absent if its key opens and has none of its name.
:readkey
if "%opened%"=="%view%:%key%" exit /b 0
%reg% query "HKLM\%key%" %switch% >nul 2>&1
if errorlevel 1 goto :walk
set "opened=%view%:%key%"
exit /b 0

rem A key that cannot be opened is missing only if the key above it can be and does not list it.
:walk
if "%walked%"=="%view%:%key%" (
    set "state=%walkedstate%"
    set "parent=%walkedparent%"
    set "made=%walkedmade%"
    exit /b 0
)
for /f "tokens=1* delims=\" %%a in ("%key%") do (
    set "parent=HKEY_LOCAL_MACHINE\%%a"
    set "rest=%%b"
)
:walkon
set "made=%rest%"
for /f "tokens=1* delims=\" %%a in ("%rest%") do (
    set "part=%%a"
    set "rest=%%b"
)
set "listed="
rem Only lines of keys: a long value would cut the listing before them.
for /f "delims=" %%k in ('%reg% query "%parent%" %switch% 2^>nul ^| %find% "%parent%"') do if /i "%%k"=="%parent%\%part%" set "listed=1"
if not defined listed goto :walkend
set "parent=%parent%\%part%"
if defined rest goto :walkon
set "state=unreadable"
:walkend
if not defined listed %reg% query "%parent%" %switch% >nul 2>&1
if not defined listed if errorlevel 1 set "state=unreadable"
set "walked=%view%:%key%"
set "walkedstate=%state%"
set "walkedparent=%parent%"
set "walkedmade=%made%"
exit /b 0

rem Sets shown to the key as registry editors show it, what to what is there, and right to what is wrong with it:
rem nothing where it is not wrong.
:show
set "shown=HKLM\%key%"
if "%view%"=="wow6432" set "shown=HKLM\SOFTWARE\WOW6432Node\%key:~9%"
set "what=not set"
if "%state%"=="present" set "what=%kind%"
if "%state%"=="unreadable" set "what=unreadable"
if defined found set "what=%found%"
set "right="
if not "%verdict%"=="Action needed" exit /b 0
if "%state%"=="present" if not "%kind%"=="%type%" set "what=%what%, must be %type%"
set "right=, right is %should%"
if "%should%"=="no value" set "right=, no value is right on this Windows"
if "%state%"=="present" if not "%unset%"=="action" set "right=%right% or not set"
if "%should%"=="no value" if not "%unset%"=="action" set "right=, right is not set"
exit /b 0
