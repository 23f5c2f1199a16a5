package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class NativeResourcesTest {

    private static final String RESOURCE = "dev/creamery/engine/kernel/NativeResourcesTest.class";

    @TempDir Path folder;

    @Test
    void aMissingFileIsUnpacked() throws IOException {
        Path made = folder.resolve("not").resolve("there");
        new NativeResources(made).unpack(List.of(RESOURCE));
        try (var files = Files.list(made)) {
            assertThat(files).containsExactly(made.resolve("NativeResourcesTest.class"));
        }
        assertThat(Files.readAllBytes(made.resolve("NativeResourcesTest.class")))
                .isEqualTo(content());
    }

    @Test
    void aCompleteFileIsLeftAlone() throws IOException {
        Path file = folder.resolve("NativeResourcesTest.class");
        byte[] sameLength = new byte[content().length];
        Files.write(file, sameLength);
        new NativeResources(folder).unpack(List.of(RESOURCE));
        assertThat(Files.readAllBytes(file)).isEqualTo(sameLength);
    }

    @Test
    void aCutOffFileIsReplaced() throws IOException {
        Path file = folder.resolve("NativeResourcesTest.class");
        Files.write(file, new byte[7]);
        new NativeResources(folder).unpack(List.of(RESOURCE));
        assertThat(Files.readAllBytes(file)).isEqualTo(content());
    }

    @Test
    void aLibraryThatTheBuildLacksIsNamed() {
        assertThatThrownBy(() -> new NativeResources(folder).unpack(List.of("no/libnone.so")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no/libnone.so");
    }

    private static byte[] content() throws IOException {
        try (var stream = NativeResourcesTest.class.getResourceAsStream("/" + RESOURCE)) {
            return stream.readAllBytes();
        }
    }
}
