@echo off
rem Format, lint, types, architecture, then every test; further words go to pytest.
cd /d "%~dp0"
where py >nul 2>nul || (echo Python 3.11 or newer with the py launcher is needed. & exit /b 1)
py -3 installer\prepare.py test %*
exit /b %ERRORLEVEL%
