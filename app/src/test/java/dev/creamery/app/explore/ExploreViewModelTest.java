package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Filter;

import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tabs without views: their panes only remember whether they are shown. */
class ExploreViewModelTest {

    @TempDir private Path folder;
    private ExploreSample sample;
    private final SimpleObjectProperty<Path> workspace = new SimpleObjectProperty<>();
    private final Map<ExploreTab, FakePane> panes = new HashMap<>();
    private ExploreViewModel explore;

    private static final class FakePane implements Pane {
        private boolean shown;
        private Map<String, Object> state = Map.of("zoom", 1);

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public String title() {
            return "Fake";
        }

        @Override
        public String icon() {
            return "fth-x";
        }

        @Override
        public Node view() {
            throw new AssertionError("no view is needed");
        }

        @Override
        public void shown() {
            shown = true;
        }

        @Override
        public void hidden() {
            shown = false;
        }

        @Override
        public Map<String, Object> save() {
            return state;
        }

        @Override
        public void restore(Map<String, Object> saved) {
            state = saved;
        }
    }

    @BeforeEach
    void prepare() {
        sample = new ExploreSample(folder);
        workspace.set(folder.resolve("workspace"));
        explore = model();
    }

    private ExploreViewModel model() {
        return model(new SourceLibrary(sample.cache(), sample.tasks));
    }

    private ExploreViewModel model(SourceLibrary library) {
        return new ExploreViewModel(sample.services, library, workspace, this::panesOf);
    }

    private TabPanes panesOf(ExploreTab tab) {
        FakePane pane = new FakePane();
        panes.put(tab, pane);
        return new TabPanes(List.of(pane), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void close() {
        List.copyOf(explore.tabs()).forEach(explore::close);
        sample.close();
    }

    @Test
    void aWorkspaceWithoutResultsIsNotOpenedUntilItHasSome() throws Exception {
        explore.setShown(true);
        sample.passTime();
        assertThat(explore.tabs()).isEmpty();
        Path results = Files.createDirectories(workspace.get().resolve("repetitions/first"));
        Files.copy(sample.repetitions().resolve("runs.parquet"), results.resolve("a.parquet"));
        sample.passTime();
        assertThat(current().tab().source().path()).isEqualTo(workspace.get());
        assertThat(current().tab().facts().get().experiments()).isEqualTo(24);
        assertThat(explore.recent()).isEmpty();
    }

    @Test
    void aKnownSourceIsShownBeforeItIsLookedAtForChangedFiles() throws Exception {
        explore.setShown(true);
        Path study = sample.summaries();
        explore.open(study);
        sample.passTime();
        explore.close(current());
        Files.copy(sample.many(), study.resolve("more.parquet"));
        explore.open(study);
        assertThat(current().tab().facts().get().experiments()).isEqualTo(24);
        assertThat(current().tab().source().busy().get()).isFalse();
        sample.passTime();
        assertThat(current().tab().facts().get().experiments()).isEqualTo(274);
    }

    @Test
    void anotherWorkspaceTakesTheTabOfTheOneBefore() throws Exception {
        Path first = workspaceWithResults("first");
        Path second = workspaceWithResults("second");
        workspace.set(first);
        explore.setShown(true);
        sample.passTime();
        workspace.set(second);
        sample.passTime();
        assertThat(explore.tabs()).hasSize(1);
        assertThat(current().tab().source().path()).isEqualTo(second);
    }

    private Path workspaceWithResults(String name) throws Exception {
        Path made = folder.resolve(name);
        Path results = Files.createDirectories(made.resolve("repetitions/batch"));
        Files.copy(sample.repetitions().resolve("runs.parquet"), results.resolve("a.parquet"));
        return made;
    }

    @Test
    void onlyTheTabInSightIsShown() throws Exception {
        explore.setShown(true);
        explore.open(sample.summaries());
        explore.open(sample.many());
        TabViewModel first = explore.tabs().getFirst();
        TabViewModel second = explore.tabs().getLast();
        assertThat(pane(first).shown).isFalse();
        assertThat(pane(second).shown).isTrue();
        explore.show(first);
        assertThat(pane(first).shown).isTrue();
        assertThat(pane(second).shown).isFalse();
        explore.setShown(false);
        assertThat(pane(first).shown).isFalse();
    }

    @Test
    void whatIsOpenIsShownInsteadOfOpenedTwice() throws Exception {
        Path data = sample.summaries();
        explore.open(data);
        explore.open(sample.many());
        explore.open(data);
        assertThat(explore.tabs()).hasSize(2);
        assertThat(current().tab().source().path()).isEqualTo(data);
        assertThat(explore.recent()).containsExactly(data, folder.resolve("many.parquet"));
    }

    @Test
    void aDuplicateSharesTheSourceAndStartsWithTheSameView() throws Exception {
        explore.open(sample.summaries());
        TabViewModel first = current();
        first.tab().setFilter(Filter.of("depth > 2"));
        pane(first).state = Map.of("zoom", 7);
        explore.duplicate(first);
        sample.passTime();
        assertThat(explore.tabs()).hasSize(2);
        assertThat(current().tab().source()).isSameAs(first.tab().source());
        assertThat(current().tab().filter().get().toText()).isEqualTo("depth > 2");
        assertThat(pane(current()).state).isEqualTo(Map.of("zoom", 7));
        explore.close(first);
        assertThat(current().tab().source().index().experiments()).isEqualTo(24);
    }

    @Test
    void backAndForwardLeadThroughFilters() throws Exception {
        explore.open(sample.summaries());
        TabViewModel tab = current();
        tab.tab().setFilter(Filter.of("depth > 2"));
        sample.passTime();
        tab.tab().setFilter(Filter.of("depth > 3"));
        sample.passTime();
        tab.back();
        sample.passTime();
        assertThat(tab.tab().filter().get().toText()).isEqualTo("depth > 2");
        tab.back();
        sample.passTime();
        assertThat(tab.tab().filter().get()).isEqualTo(Filter.NONE);
        assertThat(tab.canGoBack().get()).isFalse();
        tab.forward();
        sample.passTime();
        assertThat(tab.tab().filter().get().toText()).isEqualTo("depth > 2");
        assertThat(tab.canGoForward().get()).isTrue();
    }

    @Test
    void whatPanesChooseByThemselvesIsNoStep() throws Exception {
        explore.setShown(true);
        explore.open(sample.summaries());
        TabViewModel tab = current();
        tab.tab()
                .facets()
                .addListener(
                        (property, before, now) -> {
                            pane(tab).state = Map.of("zoom", 2);
                            tab.tab().looked();
                        });
        sample.passTime();
        assertThat(pane(tab).state).isEqualTo(Map.of("zoom", 2));
        assertThat(tab.canGoBack().get()).isFalse();
        pane(tab).state = Map.of("zoom", 3);
        tab.tab().looked();
        sample.passTime();
        tab.back();
        assertThat(pane(tab).state).isEqualTo(Map.of("zoom", 2));
    }

    @Test
    void theNextSessionStartsWithTheSameTabs() throws Exception {
        explore.setShown(true);
        explore.open(sample.summaries());
        explore.open(sample.many());
        current().tab().setFilter(Filter.of("depth = 3"));
        explore.show(explore.tabs().getFirst());
        Map<String, Object> saved = explore.save();
        List.copyOf(explore.tabs()).forEach(explore::close);

        explore = model();
        explore.restore(saved);
        assertThat(explore.save()).as("a place that was never shown").isEqualTo(saved);
        explore.setShown(true);
        sample.passTime();
        assertThat(explore.tabs().stream().map(tab -> tab.tab().source().name()))
                .containsExactly("study", "many.parquet");
        assertThat(current()).isSameAs(explore.tabs().getFirst());
        assertThat(explore.tabs().getLast().tab().filter().get().toText()).isEqualTo("depth = 3");
        assertThat(explore.save()).isEqualTo(saved);
    }

    @Test
    void aTabThatIsGoneIsToldThoughOthersOfTheSessionOpen() throws Exception {
        Path gone = folder.resolve("gone");
        explore.restore(
                Map.of(
                        "tabs",
                        List.of(
                                Map.of("source", gone.toString()),
                                Map.of("source", sample.summaries().toString()))));
        explore.setShown(true);
        sample.passTime();
        assertThat(explore.tabs()).hasSize(1);
        assertThat(explore.notices().current().get().map(Notice::message))
                .hasValueSatisfying(message -> assertThat(message).startsWith(gone.toString()));

        explore.open(sample.many());
        assertThat(explore.notices().current().get()).as("told long enough").isEmpty();
    }

    @Test
    void tabsThatAreStillBeingOpenedAreInTheNextSessionToo() throws Exception {
        explore.setShown(true);
        explore.open(sample.summaries());
        explore.open(sample.many());
        Map<String, Object> saved = explore.save();
        List.copyOf(explore.tabs()).forEach(explore::close);

        QueuedTaskRunner slow = new QueuedTaskRunner();
        explore = model(new SourceLibrary(sample.cache(), slow));
        explore.restore(saved);
        explore.setShown(true);
        assertThat(explore.tabs()).isEmpty();
        assertThat(explore.save().get("tabs")).isEqualTo(saved.get("tabs"));
        slow.runAll();
        assertThat(explore.openings()).isEmpty();
        assertThat(explore.save().get("tabs")).isEqualTo(saved.get("tabs"));
    }

    @Test
    void tabsComeBackInTheirOrderWhicheverIsOpenedFirst() throws Exception {
        explore.setShown(true);
        explore.open(sample.summaries());
        explore.open(sample.many());
        explore.duplicate(explore.tabs().getFirst());
        explore.show(explore.tabs().get(1));
        Map<String, Object> saved = explore.save();
        List.copyOf(explore.tabs()).forEach(explore::close);

        // The duplicate is opened together with the first tab, before the one between them.
        QueuedTaskRunner slow = new QueuedTaskRunner();
        explore = model(new SourceLibrary(sample.cache(), slow));
        explore.restore(saved);
        explore.setShown(true);
        slow.runAll();
        assertThat(explore.tabs().stream().map(tab -> tab.tab().source().name()))
                .containsExactly("study", "many.parquet", "study");
        assertThat(current()).isSameAs(explore.tabs().get(1));
        assertThat(explore.save()).isEqualTo(saved);
    }

    @Test
    void whoListensIsToldAsLongAsTheModelLives() throws Exception {
        Set<String> told = new HashSet<>();
        explore.tabs().addListener((InvalidationListener) tabs -> told.add("tabs"));
        explore.openings().addListener((InvalidationListener) openings -> told.add("openings"));
        explore.recent().addListener((InvalidationListener) recent -> told.add("recent"));
        System.gc();
        explore.open(sample.summaries());
        assertThat(told).containsExactlyInAnyOrder("tabs", "openings", "recent");
    }

    @Test
    void aViewIsSavedAsJsonAndOpenedAgain() throws Exception {
        explore.open(sample.summaries());
        current().tab().setFilter(Filter.of("depth = 3"));
        Path file = folder.resolve("mine.view.json");
        sample.files.choice = Optional.of(folder.resolve("mine"));
        TakeAway takeAway = new TakeAway(sample.services, folder);
        takeAway.saveView(current());
        takeAway.copyView(current());
        assertThat(sample.copied).containsExactly(Files.readString(file).strip());

        explore.close(current());
        explore.openView(file);
        sample.passTime();
        assertThat(current().tab().filter().get().toText()).isEqualTo("depth = 3");
        assertThat(current().save()).isEqualTo(new SavedViews().read(file).view());
    }

    @Test
    void filesThatAreNoViewsAreToldWithTheReasonAndLeftAlone() throws Exception {
        Map<String, String> reasons =
                Map.of(
                        "[1, 2", "its JSON is broken in line 1",
                        "{\"source\": \"/a\",\n \"filter\": }", "its JSON is broken in line 2",
                        "", "broken",
                        "[1, 2]", "it is no view, as it names no source",
                        "{\"name\": \"quick\"}", "it is no view, as it names no source");
        for (Map.Entry<String, String> wrong : reasons.entrySet()) {
            Path odd = Files.writeString(folder.resolve("odd.view.json"), wrong.getKey());
            explore.openView(odd);
            assertThat(message()).contains(odd.toString()).contains(wrong.getValue());
            assertThat(odd).hasContent(wrong.getKey());
        }
        Files.write(folder.resolve("odd.view.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        explore.openView(folder.resolve("odd.view.json"));
        assertThat(message()).contains("no text in UTF-8");
        assertThat(explore.tabs()).isEmpty();
    }

    private String message() {
        return explore.notices().current().get().map(Notice::message).orElse("");
    }

    /** A view of "study", as somebody else saved it under their path. */
    private Path sentView(Path target, String more) throws IOException {
        return Files.writeString(
                target,
                "{\"source\": \"/home/somebody/study\", \"filter\": \"depth = 3\"" + more + "}");
    }

    @Test
    void aSentViewFindsItsSourceBesideItself() throws Exception {
        Path study = sample.summaries();
        Path sent = sentView(study.resolveSibling("sent.view.json"), "");
        explore.openView(sent);
        sample.passTime();
        assertThat(current().tab().source().path()).isEqualTo(study);
        assertThat(current().tab().filter().get().toText()).isEqualTo("depth = 3");
        assertThat(current().tab().notices().current().get().map(Notice::message))
                .contains("The view was made of /home/somebody/study; this is " + study);
    }

    @Test
    void aSentViewFindsItsSourceAmongWhatWasOpened() throws Exception {
        Path study = sample.summaries();
        explore.open(study);
        Path far = Files.createDirectories(folder.resolve("mail"));
        explore.openView(sentView(far.resolve("sent.view.json"), ""));
        sample.passTime();
        assertThat(explore.tabs()).hasSize(2);
        assertThat(current().tab().source().path()).isEqualTo(study);
    }

    @Test
    void aSourceThatIsNowhereIsAskedFor() throws Exception {
        Path moved = sample.summaries().resolveSibling("moved");
        Files.move(folder.resolve("study"), moved);
        Path sent = sentView(folder.resolve("sent.view.json"), "");
        explore.openView(sent);
        assertThat(message())
                .isEqualTo("The view looks at /home/somebody/study, which is not on this computer");
        sample.files.choice = Optional.of(moved);
        explore.openView(sent);
        sample.passTime();
        assertThat(current().tab().source().path()).isEqualTo(moved);
        assertThat(current().tab().filter().get().toText()).isEqualTo("depth = 3");
    }

    @Test
    void aViewOfANewerProgramIsShownAsFarAsItIsKnown() throws Exception {
        Path study = sample.summaries();
        Path sent =
                sentView(
                        study.resolveSibling("sent.view.json"),
                        ", \"version\": 7, \"pane\": \"holograms\", \"panes\": [1],"
                                + " \"bottom_open\": 3");
        explore.openView(sent);
        sample.passTime();
        assertThat(current().tab().filter().get().toText()).isEqualTo("depth = 3");
        assertThat(current().tab().notices().current().get().map(Notice::message))
                .hasValueSatisfying(
                        message -> assertThat(message).contains("saved by a newer Creamery"));
    }

    @Test
    void pathsOfOtherSystemsHaveTheirLastPartAsName() {
        Path view = folder.resolve("a.view.json");
        assertThat(new ViewSource("C:\\data\\study", view).name()).isEqualTo("study");
        assertThat(new ViewSource("/data/study/", view).name()).isEqualTo("study");
        assertThat(new ViewSource("/data/x.tar.xz", view).looksLikeFolder()).isFalse();
        assertThat(new ViewSource("/data/no\0path", view).find(List.of())).isEmpty();
    }

    @Test
    void aFilterOfAnotherDataSetIsToldAndAllIsShown() throws Exception {
        explore.open(sample.summaries());
        Map<String, Object> view = new HashMap<>(current().save());
        view.put("filter", "no_such_column = 3");
        current().restore(view);
        assertThat(current().tab().notices().current().get().map(Notice::message))
                .hasValueSatisfying(message -> assertThat(message).contains("no_such_column"));
        assertThat(current().tab().filter().get()).isEqualTo(Filter.NONE);
    }

    @Test
    void whatIsNotThereIsToldAndForgotten() {
        Path gone = folder.resolve("gone");
        explore.open(gone);
        assertThat(explore.notices().current().get().map(Notice::message))
                .contains(gone + " cannot be opened: there is no such file or folder");
        assertThat(explore.recent()).isEmpty();
        assertThat(explore.openings()).isEmpty();
    }

    @Test
    void anArchiveIsUnpackedIntoTheCacheAndFilesThatCannotBeReadAreListed() throws Exception {
        Path archive = folder.resolve("study.tar");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            add(tar, "study/runs.parquet", Files.readAllBytes(runs()));
            add(
                    tar,
                    "study/broken.parquet",
                    "no Parquet".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        explore.open(archive);
        sample.passTime();
        assertThat(current().tab().source().name()).isEqualTo("study.tar");
        assertThat(current().tab().facts().get().experiments()).isEqualTo(24);
        assertThat(current().tab().facts().get().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).hasFileName("broken.parquet"));
        assertThat(current().tab().source().index().root()).startsWith(sample.cache());
    }

    @Test
    void aFileOfAnotherKindSaysWhichColumnsAreMissing() throws Exception {
        explore.open(sample.somethingElse());
        sample.passTime();
        assertThat(current().tab().facts().get().experiments()).isZero();
        assertThat(current().tab().source().busy().get()).isFalse();
        assertThat(current().tab().facts().get().problems())
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.problem())
                                        .contains("missing experiment_id")
                                        .contains("test_loss_median"));
    }

    @Test
    void pathsThatCannotBeHereAreLeftOutOfASession() throws Exception {
        Path study = sample.summaries();
        explore.restore(
                Map.of(
                        "recent", List.of("no\0path", "/tmp/study", 7),
                        "tabs",
                                List.of(
                                        Map.of("source", "no\0path"),
                                        Map.of("source", study.toString()))));
        explore.setShown(true);
        sample.passTime();
        assertThat(explore.recent()).containsExactly(Path.of("/tmp/study"));
        assertThat(explore.tabs())
                .extracting(tab -> tab.tab().source().path())
                .containsExactly(study);
    }

    @Test
    void nothingIsWrittenIntoAFolderOfSomebodyElse() throws Exception {
        Path data = sample.summaries();
        List<Path> before = files(data);
        explore.open(data);
        sample.passTime();
        assertThat(current().tab().facts().get().experiments()).isEqualTo(24);
        assertThat(files(data)).isEqualTo(before);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private Path runs() throws Exception {
        return sample.repetitions().resolve("runs.parquet");
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private TabViewModel current() {
        return explore.current().get().orElseThrow();
    }

    private FakePane pane(TabViewModel tab) {
        return java.util.Objects.requireNonNull(panes.get(tab.tab()));
    }
}
