package dev.creamery.engine.data;

import dev.creamery.engine.CacheFolder;

import java.nio.file.Path;
import java.util.Map;

/** Where downloaded datasets lie: in the user's {@link CacheFolder}. */
public final class UserCache {

    private static final String NAME = "datasets";

    private UserCache() {}

    /** The folder of downloaded datasets on this machine; it need not exist. */
    public static Path datasets() {
        return CacheFolder.ofThisUser().resolve(NAME);
    }

    static Path datasets(String system, Map<String, String> environment, Path home) {
        return CacheFolder.of(system, environment, home).resolve(NAME);
    }
}
