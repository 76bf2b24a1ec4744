@echo off
rem Starts BbzDesk on Windows; the first time it makes everything ready. The twin of installer/start.
setlocal
chcp 65001 >nul
for %%I in ("%~dp0..") do set "WORTEL=%%~fI"

rem The launcher py knows every installed Python; the name python may be the shop's advertisement.
set "PYTHON="
for %%V in (3.13 3.12 3.11 3) do call :probeer "py -%%V"
call :probeer "python"
if not defined PYTHON goto geen_python

%PYTHON% "%WORTEL%\installer\gereedmaken.py"
if errorlevel 1 exit /b 1

set "PYTHONPATH=%WORTEL%"
"%WORTEL%\.venv\Scripts\python.exe" -P -m bbzdesk %*
exit /b %errorlevel%

:probeer
if defined PYTHON exit /b 0
%~1 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set "PYTHON=%~1"
exit /b 0

:geen_python
echo BbzDesk heeft Python 3.11 of nieuwer nodig, en die staat niet op deze computer. 1>&2
echo Vraag uw beheerder om Python 3.13 te installeren en start BbzDesk daarna opnieuw. 1>&2
exit /b 1
