package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class DatasetChecksumsTest {

    @TempDir Path folder;

    @BeforeEach
    void noteDown() throws IOException {
        Workspace workspace = Workspace.open(folder);
        assertThat(workspace.datasetChecksums().isUnchanged("own.csv", 7)).isTrue();
        assertThat(workspace.datasetChecksums().isUnchanged("a b.csv?target=c", -1)).isTrue();
    }

    @Test
    void whatIsAsItWasIsUnchanged() throws IOException {
        DatasetChecksums later = Workspace.open(folder).datasetChecksums();
        assertThat(later.isUnchanged("own.csv", 7)).isTrue();
        assertThat(later.isUnchanged("a b.csv?target=c", -1)).isTrue();
    }

    @Test
    void anotherChecksumIsAChangeUntilTheOldOneIsBack() throws IOException {
        DatasetChecksums later = Workspace.open(folder).datasetChecksums();
        assertThat(later.isUnchanged("own.csv", 8)).isFalse();
        assertThat(later.isUnchanged("own.csv", 8)).isFalse();
        assertThat(later.isUnchanged("own.csv", 7)).isTrue();
    }
}
