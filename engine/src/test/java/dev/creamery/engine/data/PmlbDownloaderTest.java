package dev.creamery.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Downloads from a server on this machine that misbehaves in the ways that servers do. */
class PmlbDownloaderTest {

    private static final DatasetFacts TOY =
            new DatasetFacts("toy", 300, 2, Task.CLASSIFICATION, 2, 1);
    private static final PmlbDownloader.Retry QUICK =
            new PmlbDownloader.Retry(3, Duration.ofMillis(1), Duration.ofSeconds(20));

    @TempDir Path cache;

    private HttpServer server;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    private synchronized Answer nextAnswer(String path) {
        asked.add(path);
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            nextAnswer(exchange.getRequestURI().getPath()).give(exchange);
        }
    }

    @Test
    void aDatasetIsDownloadedIntoItsPlaceWithProgress() throws IOException {
        byte[] published = toy();
        answers.add(body(published));

        download(QUICK);

        assertThat(place()).hasBinaryContent(published);
        assertThat(asked).containsExactly("/sets/toy/toy.tsv.gz");
        assertThat(heard.getLast()).isEqualTo(published.length);
        assertOnlyFile("toy.tsv.gz");
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        answers.add(
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/elsewhere/toy.tsv.gz");
                    exchange.sendResponseHeaders(302, -1);
                });
        answers.add(body(toy()));

        download(QUICK);

        assertThat(place()).exists();
        assertThat(asked).containsExactly("/sets/toy/toy.tsv.gz", "/elsewhere/toy.tsv.gz");
    }

    @Test
    void failuresAreRetried() throws IOException {
        answers.add(status(503));
        answers.add(cutOff(toy()));
        answers.add(body(toy()));

        download(QUICK);

        assertThat(place()).hasBinaryContent(toy());
        assertThat(asked).hasSize(3);
    }

    @Test
    void aBodyThatIsAlwaysCutOffIsAnErrorAndLeavesNothing() throws IOException {
        answers.add(cutOff(toy()));

        assertFails(QUICK, "/sets/toy/toy.tsv.gz", "(tried 3 times)", "--data", place().toString());
        assertThat(asked).hasSize(3);
        assertOnlyFile();
    }

    @Test
    void whatIsNotThereIsAskedForOnce() throws IOException {
        answers.add(status(404));

        assertFails(QUICK, "status 404");
        assertThat(asked).hasSize(1);
        assertOnlyFile();
    }

    @Test
    void aPointerInsteadOfTheFileIsSaidToBeOne() throws IOException {
        answers.add(
                body(
                        """
                        version https://git-lfs.github.com/spec/v1
                        oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
                        size 12345
                        """
                                .getBytes(UTF_8)));

        assertFails(QUICK, "Git LFS pointer");
        assertOnlyFile();
    }

    @Test
    void aWebPageInsteadOfTheFileIsSaidToBeOne() throws IOException {
        answers.add(body("\n<!DOCTYPE html><html>Please sign in</html>".getBytes(UTF_8)));

        assertFails(QUICK, "a web page");
        assertOnlyFile();
    }

    @Test
    void aFileCutOffBeforeItWasServedIsAnError() throws IOException {
        byte[] whole = toy();
        answers.add(body(Arrays.copyOf(whole, whole.length / 2)));

        assertFails(QUICK, "Unexpected end of ZLIB input stream");
        assertOnlyFile();
    }

    @Test
    void aFileWithOtherRowsIsAnError() throws IOException {
        answers.add(body(compressed("a\tb\ttarget\n", 299)));

        assertFails(QUICK, "2 features and 299 rows instead of 2 and 300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb\tc\ttarget\n", "a\ttarget\n"})
    void aFileWithOtherColumnsIsAnError(String header) throws IOException {
        answers.add(body(compressed(header, 300)));

        assertFails(QUICK, "features and 300 rows instead of 2 and 300");
    }

    @Test
    void aFileWithoutTargetIsAnError() throws IOException {
        answers.add(body(compressed("target\tb\tc\n", 300)));

        assertFails(QUICK, "its last column is not 'target'");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws IOException {
        answers.add(
                exchange -> {
                    exchange.sendResponseHeaders(200, toy().length);
                    exchange.getResponseBody().write(toy(), 0, 50);
                    exchange.getResponseBody().flush();
                    awaitEnd();
                });

        assertFails(
                new PmlbDownloader.Retry(1, Duration.ZERO, Duration.ofMillis(300)),
                "nothing came for 0.3 s");
        assertOnlyFile();
    }

    @Test
    void anInterruptedDownloadEndsAndLeavesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        answers.add(
                exchange -> {
                    exchange.sendResponseHeaders(200, toy().length);
                    begun.countDown();
                    awaitEnd();
                });
        List<Throwable> thrown = new ArrayList<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        download(QUICK);
                                    } catch (DatasetException expected) {
                                        thrown.add(expected);
                                    }
                                });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();
        thread.join(20_000);

        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("interrupted");
        assertOnlyFile();
    }

    @Test
    void aCancelledDownloadEndsAtOnceAlsoWhenNothingComes() throws IOException {
        answers.add(
                exchange -> {
                    exchange.sendResponseHeaders(200, toy().length);
                    awaitEnd();
                });
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sets");
        DownloadProgress cancelled =
                new DownloadProgress() {
                    @Override
                    public void downloaded(String dataset, long bytes, long total) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };

        assertThatThrownBy(() -> new PmlbDownloader(base, QUICK, cancelled).download(TOY, place()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("it was cancelled");
        assertThat(asked).hasSize(1);
        assertOnlyFile();
    }

    @Test
    void withoutAServerTheMessageHasAddressReasonAndRemedy() throws IOException {
        server.stop(0);

        assertFails(
                QUICK,
                "toy cannot be downloaded from http://",
                "no connection to the server (tried 3 times)",
                "Name a folder that has it with --data, or place the file at " + place());
    }

    @Test
    void pausesGrow() throws IOException {
        answers.add(status(500));
        long start = System.nanoTime();

        assertFails(
                new PmlbDownloader.Retry(4, Duration.ofMillis(20), Duration.ofSeconds(20)),
                "status 500");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(20 + 40 + 80));
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Path place() {
        return cache.resolve("toy").resolve("toy.tsv.gz");
    }

    private void download(PmlbDownloader.Retry retry) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sets");
        new PmlbDownloader(base, retry, (dataset, bytes, total) -> heard.add(bytes))
                .download(TOY, place());
    }

    private void assertFails(PmlbDownloader.Retry retry, String... messages) {
        assertThatThrownBy(() -> download(retry))
                .isInstanceOf(DatasetException.class)
                .message()
                .contains(messages);
    }

    private void assertOnlyFile(String... names) throws IOException {
        try (Stream<Path> files = Files.list(place().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(names);
        }
    }

    private static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private static Answer body(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Promises the whole and gives half of it. */
    private static Answer cutOff(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            OutputStream stream = exchange.getResponseBody();
            stream.write(body, 0, body.length / 2);
            stream.flush();
        };
    }

    private static byte[] toy() throws IOException {
        return compressed("a\tb\ttarget\n", 300);
    }

    private static byte[] compressed(String header, int rows) throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(header);
        for (int row = 0; row < rows; row++) {
            text.append(random.nextDouble()).append('\t').append(row).append("\t1\n");
        }
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(text.toString().getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
