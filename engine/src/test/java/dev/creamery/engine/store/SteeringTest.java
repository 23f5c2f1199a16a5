package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class SteeringTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void whatIsAskedIsReadBack() throws IOException {
        Steering asked =
                new Steering(
                        Control.PAUSED,
                        OptionalInt.of(3),
                        RunOrder.EVERY_EXPERIMENT_ONCE_FIRST,
                        -7,
                        List.of(
                                RetryRequest.cause(NOON, "no \"target\""),
                                RetryRequest.experiment(NOON, 4_000_000_000L)),
                        Map.of("data", "C:\\data", "backend", "dl4j"),
                        Map.of("color", List.of("blue", 1)));
        batch().steer(_ -> asked);
        assertThat(batch().steering()).isEqualTo(asked);
    }

    @Test
    void aFileFromBeforeThereWasMoreThanAStateIsStillRead() throws IOException {
        Files.writeString(folder.resolve("control.json"), "{\"state\":\"cancelled\"}\n");
        assertThat(batch().steering()).isEqualTo(Steering.INITIAL.withState(Control.CANCELLED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"state":"paused","threads":0}             | threads is 0; allowed: a whole
                    {"state":"paused","threads":"two"}         | threads is two; allowed: a whole
                    {"state":"paused","order":"backwards"}     | order is backwards; allowed: larg
                    {"state":"paused","priority":1.5}          | priority is 1.5; allowed: a whole
                    {"state":"paused","retry":[{"cause":"x"}]} | retry is [{cause=x}]; allowed: a
                    {"state":"paused","retry":"all"}           | retry is all; allowed: a list of
                    {"state":"paused","retry":[{"time":"2026-03-01T12:00:00Z","experiment":7}]} | retry is [{time=2026-03-01T12:00:00Z, experiment=7}]; allowed: a
                    {"state":"paused","retry":[{"time":"2026-03-01T12:00:00Z","experiment_id":"7"}]} | allowed: a list of
                    {"state":"paused","options":"dl4j"}        | options is dl4j; allowed: an
                    {"threads":2}                              | state is null; allowed: running,
                    {"state":                                  | is not a JSON object
                    """)
    void whatCannotBeIsNamedWithWhatCould(String text, String message) throws IOException {
        Files.writeString(folder.resolve("control.json"), text);
        assertThatThrownBy(() -> batch().steering())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("control.json")
                .hasMessageContaining(message)
                .hasMessageContaining("correct it, or delete the file");
    }

    @Test
    void whatNobodyKnowsIsToldWithWhatWasMeantAndStays() throws IOException {
        Files.writeString(folder.resolve("control.json"), "{\"state\":\"paused\",\"prioritty\":3}");
        Steering read = batch().steering();
        assertThat(read.state()).isEqualTo(Control.PAUSED);
        assertThat(read.priority()).isZero();
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .contains("control.json", "prioritty", "did you mean priority?", "state, threads");
        batch().setControl(Control.RUNNING);
        assertThat(folder.resolve("control.json"))
                .content()
                .contains("\"prioritty\":3", "\"state\":\"running\"");
    }

    @Test
    void whoChangesSomethingAtTheSameTimeLosesNothing() throws Exception {
        int people = 8;
        Callable<Steering> one = () -> batch().steer(s -> s.withPriority(s.priority() + 1));
        try (var threads = Executors.newFixedThreadPool(people)) {
            for (var done :
                    threads.invokeAll(IntStream.range(0, people).mapToObj(_ -> one).toList())) {
                done.get();
            }
        }
        assertThat(batch().steering().priority()).isEqualTo(people);
    }

    @Test
    void aLaterRequestReplacesTheEarlierOneOfTheSameKind() {
        Steering twice =
                Steering.INITIAL
                        .withRetry(RetryRequest.cause(NOON, "data"))
                        .withRetry(RetryRequest.cause(NOON, "memory"))
                        .withRetry(RetryRequest.cause(NOON.plusSeconds(1), "data"));
        assertThat(twice.retries())
                .containsExactly(
                        RetryRequest.cause(NOON, "memory"),
                        RetryRequest.cause(NOON.plusSeconds(1), "data"));
        assertThat(twice.withRetry(RetryRequest.all(NOON.plusSeconds(2))).retries()).hasSize(1);
    }

    @Test
    void aRequestCoversRunsThatFailedBeforeItOfItsCauseAndExperiment() {
        FailedRun run =
                new FailedRun(7, "a", NOON, new RunFailure("data", "No file banana.csv", "add it"));
        assertThat(RetryRequest.all(NOON).covers(run)).isTrue();
        assertThat(RetryRequest.all(NOON.minusSeconds(1)).covers(run)).isFalse();
        assertThat(RetryRequest.cause(NOON, "DATA").covers(run)).isTrue();
        assertThat(RetryRequest.cause(NOON, "banana").covers(run)).isTrue();
        assertThat(RetryRequest.cause(NOON, "memory").covers(run)).isFalse();
        assertThat(RetryRequest.experiment(NOON, 7).covers(run)).isTrue();
        assertThat(RetryRequest.experiment(NOON, 8).covers(run)).isFalse();
    }

    private Batch batch() {
        return new Batch(folder);
    }
}
