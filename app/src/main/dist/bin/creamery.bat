@echo off
rem Starts Creamery on a Java 25 or newer.
rem CREAMERY_JAVA   the java command to use
rem CREAMERY_OPTS   further options for Java, such as -Xmx8g
setlocal
set "NEEDED=25"
set "APP_HOME=%~dp0.."
set "JAVA_EXE="

if defined CREAMERY_JAVA (
    call :try "%CREAMERY_JAVA%"
    if not defined JAVA_EXE goto :fail
)
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%j"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*") do call :try "%%~d\bin\java.exe"
if not defined JAVA_EXE goto :fail

rem jdk.incubator.vector: the training kernels. Java warns about it in one line, and no option silences that.
"%JAVA_EXE%" ^
    --add-modules=jdk.incubator.vector ^
    --enable-native-access=ALL-UNNAMED ^
    --sun-misc-unsafe-memory-access=allow ^
    -XX:-UseCountedLoopSafepoints ^
    -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 ^
    "-Djava.util.logging.config.file=%APP_HOME%\conf\logging.properties" ^
    %CREAMERY_OPTS% ^
    -cp "%APP_HOME%\lib\*" dev.creamery.app.Launcher %*
exit /b %ERRORLEVEL%

rem Takes the java command %1 if it is new enough.
:try
if defined JAVA_EXE exit /b 0
if not exist "%~1" exit /b 0
set "MAJOR="
for /f "tokens=3" %%v in ('""%~1" -version 2^>^&1" ^| findstr /c:" version "') do for /f "delims=.-+ tokens=1" %%m in ("%%~v") do set "MAJOR=%%m"
if not defined MAJOR exit /b 0
if %MAJOR% GEQ %NEEDED% (
    set "JAVA_EXE=%~1"
) else (
    echo creamery: passing over %~1, Java %MAJOR% 1>&2
)
exit /b 0

:fail
echo creamery: no Java %NEEDED% or newer was found. Looked at: CREAMERY_JAVA, JAVA_HOME, java on the PATH, and the usual folders below "%ProgramFiles%". 1>&2
echo Install a JDK or JRE %NEEDED% (any vendor), or name one: set CREAMERY_JAVA=C:\path\to\bin\java.exe 1>&2
exit /b 1
