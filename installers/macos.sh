#!/bin/sh
# Makes app/target/installers/Creamery.app; with the argument dmg or pkg, that.
# Needs a JDK 25 ($JAVA_HOME or on the PATH) and the runnable folder: mvn -q -DskipTests package
set -eu
cd "$(dirname "$0")/.."
. installers/common.sh

make_package "${1:-app-image}"
