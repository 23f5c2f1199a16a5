# What the Linux and macOS scripts share; sourced from the project's root.

# The jpackage of a JDK 25 or newer: $JAVA_HOME's, that on the PATH, or one in the usual folder.
find_jpackage() {
    for candidate in "${JAVA_HOME:-}/bin/jpackage" "$(command -v jpackage || true)" /usr/lib/jvm/*/bin/jpackage; do
        [ -x "$candidate" ] || continue
        version=$("$candidate" --version | cut -d . -f 1)
        if [ "$version" -ge 25 ]; then
            echo "$candidate"
            return
        fi
    done
    echo "No jpackage of a JDK 25 or newer: looked at \$JAVA_HOME, the PATH and /usr/lib/jvm. Set JAVA_HOME." >&2
    exit 1
}

# make_package TYPE [options of jpackage]: packages app/target/creamery/lib
make_package() {
    type=$1
    shift
    jar=$(cd app/target/creamery/lib 2>/dev/null && ls creamery-app-*.jar) || {
        echo "app/target/creamery is missing; make it first: mvn -q -DskipTests package" >&2
        exit 1
    }
    version=${jar#creamery-app-}
    jpackage=$(find_jpackage)
    rm -rf app/target/installers
    # jdk.incubator.vector: the kernels; jdk.crypto.ec: downloads; jdk.zipfs, jdk.unsupported: libraries.
    # jlink's options leave the java command in, which jpackage would strip: the window starts engines with it.
    "$jpackage" --type "$type" --name Creamery --app-version "${version%.jar}" --vendor Creamery \
        --description "Studies of deep-learning hyperparameters" \
        --input app/target/creamery/lib --main-jar "$jar" --main-class dev.creamery.app.Launcher \
        --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.incubator.vector \
        --jlink-options "--strip-debug --no-header-files --no-man-pages" \
        --java-options --add-modules=jdk.incubator.vector \
        --java-options --enable-native-access=ALL-UNNAMED \
        --java-options --sun-misc-unsafe-memory-access=allow \
        --java-options -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
        --dest app/target/installers "$@"
    echo "Made: $(ls -d app/target/installers/*)"
}
