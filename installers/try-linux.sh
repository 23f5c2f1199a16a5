#!/bin/sh
# Starts the folder that linux.sh made, with the Java in it: its version, the plan of a sweep, and the window, on
# JavaFX's own headless screen. Needs no display; ends with 0 if all of them came up.
set -eu
cd "$(dirname "$0")/.."
program=$PWD/app/target/installers/Creamery/bin/Creamery
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$program" --version
"$program" plan quick | tail -n 6

# The window writes its session some seconds after it was shown. It looks for a display before it asks JavaFX.
DISPLAY=${DISPLAY:-headless} CREAMERY_CONFIG=$folder/config \
    JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Duser.home=$folder" \
    "$program" >"$folder/log" 2>&1 &
window=$!
for _ in $(seq 120); do
    [ -s "$folder/config/session.json" ] && break
    kill -0 "$window" 2>/dev/null || break
    sleep 0.5
done
kill "$window" 2>/dev/null || true
wait "$window" 2>/dev/null || true
if [ ! -s "$folder/config/session.json" ]; then
    echo "The packaged window did not open:" >&2
    cat "$folder/log" >&2
    exit 1
fi
echo "The packaged window opened."
