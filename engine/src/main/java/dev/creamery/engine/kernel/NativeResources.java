package dev.creamery.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Unpacks native libraries from the class path, where the operating system cannot load them. A file
 * appears under its name only when it is complete, so that processes may do so at the same time.
 */
final class NativeResources {

    private final Path folder;

    /**
     * @param folder of the files, made if missing; its name holds their version
     */
    NativeResources(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks those that are not there yet.
     *
     * @param resources paths on the class path
     * @throws IOException if one is not on the class path, or cannot be written
     */
    void unpack(List<String> resources) throws IOException {
        Files.createDirectories(folder);
        for (String resource : resources) {
            unpack(resource);
        }
    }

    private void unpack(String resource) throws IOException {
        URL url = NativeResources.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IOException("this build of Creamery does not bring " + resource);
        }
        Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        URLConnection connection = url.openConnection();
        // A shared jar file would be closed under the feet of others that read it.
        connection.setUseCaches(false);
        try (InputStream content = connection.getInputStream()) {
            if (Files.exists(file) && Files.size(file) == connection.getContentLengthLong()) {
                return;
            }
            Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
            try {
                Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
