package dev.creamery.app.explore.tab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.ExploreSample;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Queries whose work the test finishes when it likes. */
class LiveQueryTest {

    @TempDir private Path folder;
    private final SlowRunner tasks = new SlowRunner();
    private final StringProperty question = new SimpleStringProperty("first");
    private final List<String> shown = new ArrayList<>();
    private final List<Cancellation> started = new ArrayList<>();
    private DatasetIndex index;
    private ExploreTab tab;
    private LiveQuery<String> query;
    private boolean partial;

    /** Background work waits until the test lets it run; the view's thread does not wait. */
    private static final class SlowRunner implements TaskRunner {
        private final Deque<Runnable> work = new ArrayDeque<>();

        @Override
        public <T> void run(
                Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
            work.add(
                    () -> {
                        T result;
                        try {
                            result = task.call();
                        } catch (Exception problem) {
                            failed.accept(problem);
                            return;
                        }
                        done.accept(result);
                    });
        }

        @Override
        public void later(Duration delay, Runnable action) {
            action.run();
        }

        void finishNext() {
            work.remove().run();
        }
    }

    @BeforeEach
    void open() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        index = DatasetIndex.open(data, folder.resolve("cache"), "300MB");
        ExploreSample sample = new ExploreSample(folder);
        ExploreServices services =
                new ExploreServices(
                        tasks, sample.files, sample.services.modal(), text -> {}, sweep -> {});
        OpenSource source = new OpenSource(data, index, Facts.NONE, tasks);
        tab = new ExploreTab(source, services);
        query = new LiveQuery<>(tab, this::work, shown::add).dependsOn(question);
    }

    private Optional<LiveQuery.Work<String>> work() {
        String asked = question.get();
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (cancellation, early) -> {
                            started.add(cancellation);
                            if (partial) {
                                early.accept("part of " + asked);
                            }
                            return asked;
                        });
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void nothingIsAskedUntilItIsShown() {
        question.set("second");
        assertThat(tasks.work).isEmpty();
        query.shown();
        tasks.finishNext();
        assertThat(shown).containsExactly("second");
        assertThat(query.busy().get()).isFalse();
    }

    @Test
    void aStaleAnswerIsNeverShown() {
        query.shown();
        question.set("second");
        tasks.finishNext();
        assertThat(shown).isEmpty();
        assertThat(started.getFirst().isCancelled()).isTrue();
        tasks.finishNext();
        assertThat(shown).containsExactly("second");
    }

    @Test
    void neitherIsAPartOfAStaleAnswer() {
        partial = true;
        query.shown();
        question.set("second");
        tasks.finishNext();
        assertThat(shown).isEmpty();
        tasks.finishNext();
        assertThat(shown).containsExactly("part of second", "second");
    }

    @Test
    void theTabsFilterAsksAgain() {
        query.shown();
        tasks.finishNext();
        tab.setFilter(Filter.of("depth > 2"));
        tasks.finishNext();
        assertThat(shown).containsExactly("first", "first");
    }

    @Test
    void whatIsHiddenIsCancelledAndAskedAgainWhenShown() {
        query.shown();
        query.hidden();
        assertThat(query.busy().get()).isFalse();
        tasks.finishNext();
        assertThat(shown).isEmpty();
        query.shown();
        tasks.finishNext();
        assertThat(shown).containsExactly("first");
    }

    @Test
    void anAnswerThatIsStillRightIsNotAskedForAgain() {
        query.shown();
        tasks.finishNext();
        query.hidden();
        query.shown();
        assertThat(tasks.work).isEmpty();
    }

    @Test
    void anErrorIsToldAndTheNextQuestionIsAskedAllTheSame() {
        query =
                new LiveQuery<>(
                        tab,
                        () ->
                                Optional.of(
                                        (cancellation, early) -> {
                                            throw new java.io.IOException("the disk is gone");
                                        }),
                        shown::add);
        query.shown();
        tasks.finishNext();
        assertThat(tab.notices().current().get())
                .hasValueSatisfying(
                        notice -> assertThat(notice.message()).contains("the disk is gone"));
        assertThat(query.busy().get()).isFalse();
    }

    @Test
    void nothingToAskLeavesItIdle() {
        question.set("");
        query.shown();
        assertThat(query.busy().get()).isFalse();
        assertThat(tasks.work).isEmpty();
    }
}
