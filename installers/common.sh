# What the Linux and macOS scripts share; sourced from the project's root.

# The jpackage of a JDK 25 or newer: $JAVA_HOME's, that on the PATH, or one in the usual folder.
find_jpackage() {
    for candidate in "${JAVA_HOME:-}/bin/jpackage" "$(command -v jpackage || true)" /usr/lib/jvm/*/bin/jpackage \
        /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/jpackage; do
        [ -x "$candidate" ] || continue
        version=$("$candidate" --version | cut -d . -f 1)
        if [ "$version" -ge 25 ]; then
            echo "$candidate"
            return
        fi
    done
    echo "No jpackage of a JDK 25 or newer: looked at \$JAVA_HOME, the PATH, /usr/lib/jvm and /Library/Java. Set JAVA_HOME." >&2
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
    version=${version%.jar}
    # macOS takes no version whose first number is 0.
    case $(uname)$version in
        Darwin0.*) version=1.${version#0.} ;;
    esac
    jpackage=$(find_jpackage)
    rm -rf app/target/installers
    # jdk.incubator.vector: the kernels; jdk.crypto.ec: downloads; jdk.zipfs, jdk.unsupported: libraries.
    # jlink's options leave the java command in, which jpackage would strip: the window starts engines with it.
    "$jpackage" --type "$type" --name Creamery --app-version "$version" --vendor Creamery \
        --description "Studies of deep-learning hyperparameters" \
        --input app/target/creamery/lib --main-jar "$jar" --main-class dev.creamery.app.Launcher \
        --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.incubator.vector \
        --jlink-options "--strip-debug --no-header-files --no-man-pages" \
        --java-options --add-modules=jdk.incubator.vector \
        --java-options --enable-native-access=ALL-UNNAMED \
        --java-options --sun-misc-unsafe-memory-access=allow \
        --java-options -XX:-UseCountedLoopSafepoints \
        --java-options -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
        --dest app/target/installers "$@"
    echo "Made: $(ls -d app/target/installers/*)"
}

# add_archive PROGRAM FOLDER: starts the packaged window once, on JavaFX's own headless screen, for Java to write an
# archive of the classes that it loaded into the package's FOLDER; the window opens sooner with it. Java ignores an
# archive that does not fit, so a package without one is as good.
add_archive() {
    program=$1
    folder=$(cd "$2" && pwd)
    home=$(mktemp -d)
    DISPLAY=${DISPLAY:-headless} CREAMERY_CONFIG=$home/config \
        JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$folder/creamery.aot -Dglass.platform=Headless -Dprism.order=sw -Duser.home=$home" \
        "$program" >"$home/log" 2>&1 &
    window=$!
    for _ in $(seq 120); do
        [ -s "$home/config/session.json" ] && break
        kill -0 "$window" 2>/dev/null || break
        sleep 0.5
    done
    sleep 5 # until what is prepared in the background is there
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    if [ -s "$folder/creamery.aot" ]; then
        # A single $: jpackage's own name for that folder.
        printf '%s\n' 'java-options=-XX:AOTCache=$APPDIR/creamery.aot' 'java-options=-Xlog:aot*=off,cds*=off' >>"$folder/Creamery.cfg"
        echo "Made: $folder/creamery.aot"
    else
        echo "The archive of classes was not made; the window opens without it." >&2
        cat "$home/log" >&2
    fi
    rm -rf "$home"
}
