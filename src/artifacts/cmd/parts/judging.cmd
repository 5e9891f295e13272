rem Begins a setting: id view key name type from below value restart.
:setting
set "id=%~1"
set "view=%~2"
set "key=%~3"
set "name=%~4"
set "type=%~5"
set "writefrom=%~6"
set "writebelow=%~7"
set "value=%~8"
set "restart=%~9"
set "where="
set "verdict="
set "undecided="
set "should="
set "unset="
set "note="
set "skip="
if "%view%"=="wow6432" if "%bits%"=="32" set "skip=1"
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
set "state="
if defined skip exit /b 0
rem Where only names matter nothing is read.
if "%pass%"=="know" exit /b 0
call :read
if "%state%"=="unreadable" set "verdict=Unknown"
if "%state%"=="present" if not "%kind%"=="%type%" set "verdict=Action needed"
rem What is too long to be shown is no number, and more is not known of it.
if "%kind%"=="longer than a number" if not "%type%"=="REG_DWORD" set "verdict=Unknown"
exit /b 0

rem What to say beside this value once it is written.
:note
set "note=%~1"
exit /b 0

rem Of these ranges one must fit for the value to be written: from below kind.
:where
if "%where%"=="fits" exit /b 0
set "where=fails"
if %nt% LSS %~1 exit /b 0
if %nt% GEQ %~2 exit /b 0
if not "%~3"=="any" if not "%~3"=="%product%" exit /b 0
set "where=fits"
exit /b 0

rem Judges a value that is there: test from below kind means value high low. Of the rules that fit this Windows
rem the first whose test holds decides; if none holds it is work. The first that fits says what is right.
:fine
if defined skip exit /b 0
if %nt% LSS %~2 exit /b 0
if %nt% GEQ %~3 exit /b 0
if not "%~4"=="any" if not "%~4"=="%product%" exit /b 0
if not defined should call :should %~1 %~6 %~5
if defined verdict if not defined undecided exit /b 0
if not "%state%"=="present" exit /b 0
set "verdict=Action needed"
set "undecided=1"
set "holds="
if "%~1"=="any" set "holds=1"
if "%kind%"=="REG_DWORD" call :test %~1 %~6 %~7 %~8
if not defined holds exit /b 0
set "undecided="
call :means %~5
exit /b 0

rem Says what would be right: test value means.
:should
if "%~1"=="equals" set "should=%~2"
if "%~1"=="bits" set "should=a number with the bits %~2"
if "%~1"=="not-zero" set "should=any number but 0x0"
if "%~1"=="any" set "should=%type%"
if "%~3"=="action" set "should=no value"
exit /b 0

rem Sets holds if the number that was found passes: test value high low.
:test
if /i "%found%"=="%~2" if "%~1"=="equals" set "holds=1"
if "%~1"=="not-zero" if not "%found%"=="0x0" set "holds=1"
if not "%~1"=="bits" exit /b 0
rem In two halves, because numbers here have a sign.
call :halves %found%
set /a "high=high & %~3, low=low & %~4, wantedhigh=%~3, wantedlow=%~4"
if %high% EQU %wantedhigh% if %low% EQU %wantedlow% set "holds=1"
exit /b 0

rem Judges a value that is not there: from below kind means. The first rule that fits this Windows decides, and
rem sets unset, which says what it would mean here that the value is not there.
:absent
if defined skip exit /b 0
if defined unset exit /b 0
if %nt% LSS %~1 exit /b 0
if %nt% GEQ %~2 exit /b 0
if not "%~3"=="any" if not "%~3"=="%product%" exit /b 0
set "unset=%~4"
if defined verdict exit /b 0
if "%state%"=="absent" call :means %~4
exit /b 0

:means
if "%~1"=="ready" set "verdict=Ready"
if "%~1"=="action" set "verdict=Action needed"
if "%~1"=="info" set "verdict=Info"
if "%~1"=="unknown" set "verdict=Unknown"
exit /b 0
