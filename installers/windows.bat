@echo off
rem Makes app\target\installers\Creamery; with the argument msi or exe, that (needs WiX).
rem Needs a JDK 25 (JAVA_HOME) and the runnable folder: mvn -q -DskipTests package
setlocal
cd /d "%~dp0.."
set type=%1
if "%type%"=="" set type=app-image
if not exist "%JAVA_HOME%\bin\jpackage.exe" (
    echo JAVA_HOME does not name a JDK 25: %JAVA_HOME% 1>&2
    exit /b 1
)
set jar=
for %%f in (app\target\creamery\lib\creamery-app-*.jar) do set jar=%%~nxf
if "%jar%"=="" (
    echo app\target\creamery is missing; make it first: mvn -q -DskipTests package 1>&2
    exit /b 1
)
set version=%jar:creamery-app-=%
set version=%version:.jar=%
if exist app\target\installers rmdir /s /q app\target\installers
"%JAVA_HOME%\bin\jpackage" --type %type% --name Creamery --app-version %version% --vendor Creamery ^
    --description "Studies of deep-learning hyperparameters" ^
    --input app\target\creamery\lib --main-jar %jar% --main-class dev.creamery.app.Launcher ^
    --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.incubator.vector ^
    --jlink-options "--strip-debug --no-header-files --no-man-pages" ^
    --java-options --add-modules=jdk.incubator.vector ^
    --java-options --enable-native-access=ALL-UNNAMED ^
    --java-options --sun-misc-unsafe-memory-access=allow ^
    --java-options -XX:-UseCountedLoopSafepoints ^
    --java-options -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 ^
    --dest app\target\installers
