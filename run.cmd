@echo off
rem Starts the counter with a trial province beside it; sets up whatever is missing first.
cd /d "%~dp0"
where py >nul 2>nul || (echo Python 3.11 or newer with the py launcher is needed. & exit /b 1)
py -3 installer\prepare.py run %*
exit /b %ERRORLEVEL%
