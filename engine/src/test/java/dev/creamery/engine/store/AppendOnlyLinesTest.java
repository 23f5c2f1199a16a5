package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

class AppendOnlyLinesTest {

    private static final Predicate<String> WHOLE = line -> line.matches("<.*>");

    @TempDir Path folder;

    @Test
    void aMissingFileHasNoLines() throws IOException {
        assertThat(AppendOnlyLines.read(folder.resolve("none"), WHOLE)).isEmpty();
    }

    @Test
    void appendedLinesAreReadInOrder() throws IOException {
        Path file = folder.resolve("lines");
        append(file, "<a>", "<b>");
        append(file, "<c>");
        assertThat(AppendOnlyLines.read(file, WHOLE)).containsExactly("<a>", "<b>", "<c>");
    }

    @Test
    void cutAtAnyByteTheWholeLinesStayAndTheNextOnesFollow() throws IOException {
        byte[] bytes = "<one>\n<zwei ü>\n<3>\n".getBytes(UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            Path file = folder.resolve("cut-" + length);
            Files.write(file, Arrays.copyOf(bytes, length));
            List<String> expected =
                    List.of("<one>", "<zwei ü>", "<3>").subList(0, lineFeeds(bytes, length));
            assertThat(AppendOnlyLines.read(file, WHOLE)).isEqualTo(expected);
            append(file, "<next>");
            List<String> longer = new ArrayList<>(expected);
            longer.add("<next>");
            assertThat(AppendOnlyLines.read(file, WHOLE)).isEqualTo(longer);
        }
    }

    @Test
    void blocksOfZerosAfterAPowerFailureAreCutOff() throws IOException {
        Path file = folder.resolve("zeros");
        Files.writeString(file, "<a>\n\0\0\0\0\n\0\0");
        append(file, "<b>");
        assertThat(Files.readString(file)).isEqualTo("<a>\n<b>\n");
    }

    @Test
    void damageBeforeWholeLinesIsAnErrorThatNamesTheLine() throws IOException {
        Path file = folder.resolve("damaged");
        Files.writeString(file, "<a>\n<b\n<c>\n");
        assertThatThrownBy(() -> AppendOnlyLines.read(file, WHOLE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged, line 2");
    }

    private static void append(Path file, String... lines) throws IOException {
        try (AppendOnlyLines open = new AppendOnlyLines(file, WHOLE)) {
            open.append(List.of(lines));
        }
    }

    private static int lineFeeds(byte[] bytes, int length) {
        int count = 0;
        for (int index = 0; index < length; index++) {
            count += bytes[index] == '\n' ? 1 : 0;
        }
        return count;
    }
}
