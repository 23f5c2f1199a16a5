package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.LostPart;
import dev.creamery.engine.store.Query;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.fused.FusedTrainer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Batches whose files were damaged go on, and end like undisturbed ones. */
class RecoveryTest {

    private static final String DATASET = "\"two_moons?rows=40\"";
    private static final Sweep SWEEP = Samples.sweep("study", 3, DATASET, "64, 256", 4);
    private static final int RUNS = 6;
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @TempDir Path folder;

    @Test
    void cutAtEveryByteAJournalStillHasEveryRunWhoseLineIsWhole() throws Exception {
        recordInTwoLaunches();
        Set<String> everyRun = runsOf(everyLine());
        assertThat(everyRun).hasSize(RUNS);
        for (Path journal : batch().journals()) {
            byte[] whole = Files.readAllBytes(journal);
            for (int length = 0; length <= whole.length; length++) {
                Files.write(journal, Arrays.copyOf(whole, length));
                assertThat(finishedRuns()).as("cut at " + length).isEqualTo(runsOf(everyLine()));
            }
            Files.write(journal, whole);
        }
    }

    @Test
    void aBatchWhoseJournalIsCutAnywhereIsCompletedWithNoRunTwice() throws Exception {
        recordInTwoLaunches();
        List<String> undisturbed = rows();
        Path original = folder;
        for (Path journal : batch().journals()) {
            for (int length : someCuts(Files.readString(journal))) {
                folder = original.resolveSibling(original.getFileName() + "-cut");
                copy(original, folder);
                Path cut = folder.resolve(original.relativize(journal));
                Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), length));
                launch(new FakeTrainer());
                assertThat(rows()).as("cut at " + length).isEqualTo(undisturbed);
                assertThat(finishedRuns()).hasSize(RUNS);
                Folders.delete(folder);
            }
        }
        folder = original;
    }

    @Test
    void aTruncatedPartIsSetAsideAndItsRunsAreTrainedAgainWithTheSameBits() throws Exception {
        launch(new FusedTrainer());
        List<String> undisturbed = rows();
        Path part = parts().getFirst();
        Files.write(part, Arrays.copyOf(Files.readAllBytes(part), (int) Files.size(part) / 2));

        LaunchPlan plan = launch(new FusedTrainer());

        String name = folder.relativize(part).toString().replace('\\', '/');
        assertThat(plan.missing()).isEqualTo(RUNS);
        assertThat(plan.lost()).hasSize(1).first().asString().contains(name, "trained again");
        assertThat(plan.lost().getFirst().now())
                .contains(folder.resolve("set-aside").resolve(name));
        assertThat(rows()).hasSize(RUNS).isEqualTo(undisturbed);
        assertThat(launch(neverTrains()).missing()).isZero();
    }

    @Test
    void aPartThatIsGoneIsMadeAgain() throws Exception {
        launch(new FakeTrainer());
        List<String> undisturbed = rows();
        Files.delete(parts().getFirst());
        assertThat(launch(new FakeTrainer()).lost())
                .extracting(LostPart::reason)
                .containsExactly("its file is gone");
        assertThat(rows()).isEqualTo(undisturbed);
    }

    /** The runs of one experiment are in one part, recorded by one engine; then all are joined. */
    private void recordInTwoLaunches() throws Exception {
        long large = Samples.planned("two_moons?rows=40", 256, 4).network().numFreeParameters();
        launch(
                new FakeTrainer(
                        (job, _) -> {
                            if (job.network().numFreeParameters() == large) {
                                throw new IllegalStateException("not yet");
                            }
                        }));
        launch(new FakeTrainer());
        assertThat(batch().journals()).hasSize(2);
    }

    private static Set<Integer> someCuts(String journal) {
        Set<Integer> cuts = new TreeSet<>(List.of(0, journal.length()));
        for (int feed = journal.indexOf('\n'); feed >= 0; feed = journal.indexOf('\n', feed + 1)) {
            cuts.addAll(List.of(feed, feed + 1, feed / 2));
        }
        return cuts;
    }

    private LaunchPlan launch(Trainer trainer) throws Exception {
        List<LaunchPlan> plans = new ArrayList<>();
        LaunchOutcome outcome =
                new SweepLaunch(
                                Workspace.open(folder),
                                Samples.planner(),
                                new DatasetCache(Samples::zeros),
                                trainer,
                                () -> new CostModel(1e-3, 0, 0),
                                EngineIdentity.ofThisProcess("test"),
                                2,
                                new StopSignal())
                        .run(
                                SWEEP,
                                new LaunchWatcher() {
                                    @Override
                                    public void planned(LaunchPlan plan) {
                                        plans.add(plan);
                                    }

                                    @Override
                                    public void progress(Progress progress) {}

                                    @Override
                                    public void summarizing() {}
                                });
        assertThat(outcome.storage()).isEmpty();
        return plans.getFirst();
    }

    private static Trainer neverTrains() {
        return new FakeTrainer(
                (job, epoch) -> {
                    throw new IllegalStateException("must not train");
                });
    }

    private Batch batch() throws IOException {
        return Workspace.open(folder).batches().getFirst();
    }

    /** Every line feed ends a whole line, whatever comes after the last one. */
    private List<String> everyLine() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path journal : batch().journals()) {
            String text = Files.readString(journal);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
        }
        return lines;
    }

    private static Set<String> runsOf(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"finished\""))
                .flatMap(line -> RUN.matcher(line).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> finishedRuns() throws IOException {
        return batch().state().finished().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All rows of all parts but for their times, as texts. */
    private List<String> rows() throws Exception {
        return Query.rows(
                """
                SELECT run_id, md5(CAST(run AS VARCHAR)) FROM (SELECT * EXCLUDE (start_time, update_time)
                    FROM read_parquet('%s/**/*.parquet')) run ORDER BY run_id
                """
                        .formatted(folder.resolve("repetitions")));
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("repetitions"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
