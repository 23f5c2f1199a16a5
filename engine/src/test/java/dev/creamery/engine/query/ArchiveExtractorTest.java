package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

class ArchiveExtractorTest {

    @TempDir Path folder;

    Path archive(String name, String entry, byte[] content) throws IOException {
        Path archive = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(archive);
                OutputStream packed =
                        name.endsWith("xz") ? new XZCompressorOutputStream(file) : file;
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            TarArchiveEntry header = new TarArchiveEntry(entry, true);
            header.setSize(content.length);
            tar.putArchiveEntry(header);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return archive;
    }

    @ParameterizedTest
    @ValueSource(strings = {"study.tar", "study.tar.xz"})
    void anArchiveIsUnpackedOnceAndThenOpened(String name) throws Exception {
        try (Study study = new Study(folder)) {
            Path packed = folder.resolve("x.parquet");
            study.files.write(packed, "SELECT * EXCLUDE (depth) FROM summary WHERE depth = 3");
            assertThat(ArchiveExtractor.isArchive(Path.of(name))).isTrue();
            Path archive = archive(name, "s_summary/depth=3/x.parquet", Files.readAllBytes(packed));
            ArchiveExtractor extractor = new ArchiveExtractor(study.cache);
            List<WorkProgress> steps = new ArrayList<>();
            Path unpacked = extractor.extract(archive, steps::add, new Cancellation());
            assertThat(unpacked).startsWith(study.cache);
            assertThat(steps.getLast().fraction()).isEqualTo(1);
            assertThat(
                            Study.row(
                                    study.index(unpacked),
                                    "SELECT count(*), min(depth) FROM experiments"))
                    .containsExactly(8L, 3L);
            steps.clear();
            assertThat(extractor.extract(archive, steps::add, new Cancellation()))
                    .isEqualTo(unpacked);
            assertThat(steps).isEmpty();
        }
    }

    @Test
    void aCancelledExtractionLeavesNothing() throws Exception {
        Path archive = archive("a.tar.xz", "x", new byte[100_000]);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(
                        () ->
                                new ArchiveExtractor(folder.resolve("cache"))
                                        .extract(archive, step -> {}, cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("cache/extracted")).isEmptyDirectory();
    }

    @Test
    void aTruncatedArchiveIsAnErrorAndLeavesNothing() throws Exception {
        byte[] random = new byte[50_000];
        new java.util.Random(1).nextBytes(random);
        Path archive = archive("a.tar.xz", "x", random);
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(
                        () ->
                                new ArchiveExtractor(folder.resolve("cache"))
                                        .extract(archive, step -> {}, new Cancellation()))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("cache/extracted")).isEmptyDirectory();
    }

    @Test
    void pathsThatLeadOutAreRefused() throws Exception {
        Path archive = archive("a.tar", "../../evil", new byte[10]);
        assertThatThrownBy(
                        () ->
                                new ArchiveExtractor(folder.resolve("cache"))
                                        .extract(archive, step -> {}, new Cancellation()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out");
        assertThat(folder.resolve("cache/evil")).doesNotExist();
    }
}
