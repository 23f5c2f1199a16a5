package dev.creamery.app.explore.filter;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.Completing;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Completion;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.FilterCompletion;
import dev.creamery.engine.query.FilterLanguage;
import dev.creamery.engine.query.QueryException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tab's filter as a line of text that is checked while it is typed. */
public final class FilterLineViewModel implements Completing {

    private static final Duration TYPING = Duration.ofMillis(180);
    private static final Duration COMPLETING = Duration.ofMillis(60);

    /**
     * What is wrong with the text.
     *
     * @param message for people
     * @param position where, in UTF-16 units; −1 if that is not known
     */
    public record Problem(String message, int position) {}

    private record Checked(Optional<QueryException> wrong, Filter filter) {}

    private final ExploreTab tab;
    private final FilterLanguage language;
    private final FilterCompletion completion;
    private final LatestOnly checks;
    private final LatestOnly proposals;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Completion>> completions =
            new ReadOnlyObjectWrapper<>(List.of());
    private Cancellation completing = new Cancellation();
    private boolean fromFilter;
    private boolean fromText;

    public FilterLineViewModel(ExploreTab tab) {
        this.tab = tab;
        language = new FilterLanguage(tab.source().index());
        completion = new FilterCompletion(tab.source().index());
        checks = new LatestOnly(tab.services().tasks(), TYPING);
        proposals = new LatestOnly(tab.services().tasks(), COMPLETING);
        text.addListener((property, before, now) -> typed());
        tab.filter().addListener((property, before, now) -> filtered(now));
        filtered(tab.filter().get());
    }

    /** What is typed; the filter follows as soon as it is right. */
    public StringProperty text() {
        return text;
    }

    /** What is wrong with it; then the filter is still the last right one. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<List<Completion>> completions() {
        return completions.getReadOnlyProperty();
    }

    private void filtered(Filter now) {
        if (!fromText) {
            fromFilter = true;
            text.set(now.toText());
            fromFilter = false;
            checks.cancel();
            problem.set(Optional.empty());
        }
    }

    private void typed() {
        if (!fromFilter) {
            String expression = text.get();
            checks.submit(
                    () -> {
                        Optional<QueryException> wrong = language.check(expression);
                        return new Checked(
                                wrong, wrong.isEmpty() ? language.parse(expression) : Filter.NONE);
                    },
                    this::checked,
                    failed ->
                            problem.set(
                                    Optional.of(
                                            new Problem(String.valueOf(failed.getMessage()), -1))));
        }
    }

    private void checked(Checked now) {
        problem.set(
                now.wrong.map(
                        wrong ->
                                new Problem(String.valueOf(wrong.getMessage()), wrong.position())));
        if (now.wrong.isEmpty()) {
            fromText = true;
            tab.setFilter(now.filter);
            fromText = false;
        }
    }

    @Override
    public void complete(int caret, boolean asked) {
        completing.cancel();
        Cancellation mine = new Cancellation();
        completing = mine;
        String expression = text.get();
        int place = Math.clamp(caret, 0, expression.length());
        proposals.submit(
                () -> completion.complete(expression, place, mine),
                completions::set,
                failed -> completions.set(List.of()));
    }

    @Override
    public void stopCompleting() {
        proposals.cancel();
        completions.set(List.of());
    }

    @Override
    public int accept(Completion chosen) {
        String before = text.get();
        String inserted = chosen.text() + (chosen.text().endsWith("(") ? "" : " ");
        int end = Math.min(chosen.to(), before.length());
        String rest = before.substring(end);
        text.set(before.substring(0, chosen.from()) + inserted + rest.stripLeading());
        completions.set(List.of());
        return chosen.from() + inserted.length();
    }

    /** Lets everything through. */
    public void clear() {
        tab.setFilter(Filter.NONE);
        text.set("");
    }
}
