package dev.creamery.engine.data;

import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Downloads datasets from where the Penn Machine Learning Benchmarks are published. */
public final class PmlbDownloader {

    /** Where they are published. */
    public static final URI PUBLISHED =
            URI.create("https://github.com/EpistasisLab/pmlb/raw/master/datasets/");

    /** How often to look how far a download is. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final URI base;
    private final Retry retry;
    private final DownloadProgress progress;

    /**
     * How to go on after a failure.
     *
     * @param attempts how often to try in all
     * @param pause before the second attempt; twice as long before each further one
     * @param stall how long to wait for the server to say something
     */
    public record Retry(int attempts, Duration pause, Duration stall) {
        public static final Retry PATIENT =
                new Retry(4, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /**
     * @param base address that {@code NAME/NAME.tsv.gz} is appended to
     */
    public PmlbDownloader(URI base, Retry retry, DownloadProgress progress) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.retry = retry;
        this.progress = progress;
    }

    /** The address of a dataset. */
    public URI address(String dataset) {
        return base.resolve(dataset + "/" + dataset + ".tsv.gz");
    }

    /** Why the server cannot be used now; nothing if it has a first dataset and says so in time. */
    Optional<String> unreachable(Duration patience) {
        URI address = address(ButterDatasets.all().getFirst().name());
        HttpRequest request = HttpRequest.newBuilder(address).HEAD().timeout(patience).build();
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(patience)
                        .build();
        try {
            int status =
                    client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                            .statusCode();
            return status == 200
                    ? Optional.empty()
                    : Optional.of(address + " answers with status " + status);
        } catch (TimeoutException late) {
            return Optional.of(
                    base + " does not answer within " + patience.toMillis() / 1000.0 + " s");
        } catch (ExecutionException failed) {
            return Optional.of(base + ": " + reason(failed.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("it was interrupted");
        } finally {
            client.shutdownNow();
        }
    }

    /**
     * Downloads a dataset, checks it, and only then puts it in its place.
     *
     * @param file where to
     * @throws DatasetException if all attempts fail; the message has the address, the reason and
     *     the remedy
     */
    void download(DatasetFacts dataset, Path file) {
        Duration pause = retry.pause();
        for (int attempt = 1; true; attempt++) {
            try {
                downloadOnce(dataset, file);
                return;
            } catch (RefusedException refused) {
                throw failure(dataset, file, attempt, refused);
            } catch (IOException failed) {
                if (attempt == retry.attempts()) {
                    throw failure(dataset, file, attempt, failed);
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw failure(dataset, file, attempt, interrupted);
            }
            pause = pause.multipliedBy(2);
        }
    }

    private void downloadOnce(DatasetFacts dataset, Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(folder, "." + dataset.name() + "-", ".part");
        try {
            fetch(dataset, part);
            PmlbFile.check(part, dataset);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void fetch(DatasetFacts dataset, Path part) throws IOException {
        URI address = address(dataset.name());
        AtomicLong total = new AtomicLong(-1);
        HttpResponse.BodyHandler<Path> toPart =
                head -> {
                    total.set(head.headers().firstValueAsLong("Content-Length").orElse(-1));
                    return HttpResponse.BodySubscribers.ofFile(part);
                };
        try (HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(retry.stall())
                        .build()) {
            var response = client.sendAsync(HttpRequest.newBuilder(address).build(), toPart);
            int status = await(response, dataset.name(), part, total);
            if (status != 200) {
                throw isFinal(status)
                        ? new RefusedException("the server answers with status " + status)
                        : new IOException("the server answers with status " + status);
            }
        }
        long size = Files.size(part);
        if (total.get() >= 0 && size != total.get()) {
            throw new IOException(size + " of " + total.get() + " bytes came");
        }
        progress.downloaded(dataset.name(), size, total.get());
    }

    /** Waits for the response as long as bytes keep coming. */
    private int await(
            CompletableFuture<HttpResponse<Path>> response,
            String dataset,
            Path part,
            AtomicLong total)
            throws IOException {
        long size = 0;
        long lastNews = System.nanoTime();
        while (true) {
            try {
                return response.get(LOOK.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            } catch (TimeoutException notYet) {
                if (progress.isCancelled()) {
                    response.cancel(true);
                    throw new RefusedException("it was cancelled");
                }
                long now = Files.size(part);
                if (now > size) {
                    size = now;
                    lastNews = System.nanoTime();
                    progress.downloaded(dataset, size, total.get());
                } else if (System.nanoTime() - lastNews > retry.stall().toNanos()) {
                    response.cancel(true);
                    throw new IOException(
                            "nothing came for " + retry.stall().toMillis() / 1000.0 + " s");
                }
            } catch (InterruptedException interrupted) {
                response.cancel(true);
                Thread.currentThread().interrupt();
                throw new RefusedException("it was interrupted");
            } catch (ExecutionException failed) {
                throw new IOException(reason(failed.getCause()), failed.getCause());
            }
        }
    }

    /** Whether asking again would give the same answer: a client's fault, but for two of them. */
    private static boolean isFinal(int status) {
        return status / 100 == 4 && status != 408 && status != 429;
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof UnresolvedAddressException) {
            return "no connection to the server";
        }
        return failure == null || failure.getMessage() == null
                ? String.valueOf(failure)
                : failure.getMessage();
    }

    private DatasetException failure(
            DatasetFacts dataset, Path file, int attempts, Exception cause) {
        return new DatasetException(
                dataset.name()
                        + " cannot be downloaded from "
                        + address(dataset.name())
                        + ": "
                        + reason(cause)
                        + (attempts > 1 ? " (tried " + attempts + " times)" : "")
                        + ". Name a folder that has it with --data, or place the file at "
                        + file,
                cause);
    }

    /** An answer that further attempts would not change. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
