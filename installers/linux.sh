#!/bin/sh
# Makes app/target/installers/Creamery, a folder with its own Java that runs without one installed.
#   installers/linux.sh             the folder
#   installers/linux.sh deb         a Debian package (needs dpkg-deb and fakeroot); rpm likewise
# Needs a JDK 25 ($JAVA_HOME or on the PATH) and the runnable folder: mvn -q -DskipTests package
set -eu
cd "$(dirname "$0")/.."
. installers/common.sh

type=${1:-app-image}
make_package "$type"
if [ "$type" = app-image ]; then
    add_archive app/target/installers/Creamery/bin/Creamery app/target/installers/Creamery/lib/app
fi
