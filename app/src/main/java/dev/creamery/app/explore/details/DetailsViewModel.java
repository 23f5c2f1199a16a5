package dev.creamery.app.explore.details;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.TableQuery;
import dev.creamery.engine.sweep.InvalidSweepException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Map;
import java.util.Optional;

/** The experiment selected last. */
final class DetailsViewModel {

    private final ExploreTab tab;
    private final TableQuery table;
    private final ReadOnlyObjectWrapper<Optional<ExperimentFacts>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<String, String>> runs =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final LiveQuery<Optional<ExperimentFacts>> query;
    private final LiveQuery<Map<String, String>> runsQuery;

    DetailsViewModel(ExploreTab tab) {
        this.tab = tab;
        table = new TableQuery(tab.source().index());
        query =
                new LiveQuery<Optional<ExperimentFacts>>(tab, this::question, experiment::set)
                        .dependsOn(tab.selected());
        RunProvenance provenance = new RunProvenance(tab.source().index());
        runsQuery =
                new LiveQuery<Map<String, String>>(tab, () -> runsOf(provenance), runs::set)
                        .dependsOn(experiment);
        tab.selected()
                .addListener(
                        (property, before, now) -> {
                            runs.set(Map.of());
                            if (now.isEmpty()) {
                                experiment.set(Optional.empty());
                            }
                        });
    }

    /** What is known of it; nothing if none is selected. */
    ReadOnlyObjectProperty<Optional<ExperimentFacts>> experiment() {
        return experiment.getReadOnlyProperty();
    }

    /** How its runs were made; empty until that is known, and where there are no repetitions. */
    ReadOnlyObjectProperty<Map<String, String>> runs() {
        return runs.getReadOnlyProperty();
    }

    void shown() {
        query.shown();
        runsQuery.shown();
    }

    void hidden() {
        query.hidden();
        runsQuery.hidden();
    }

    /** Goes to Compose with the experiment's hyperparameters. */
    void compose() {
        experiment.get().ifPresent(this::compose);
    }

    private void compose(ExperimentFacts facts) {
        try {
            tab.services().compose().accept(new SweepOfExperiment().of(facts));
        } catch (InvalidSweepException invalid) {
            tab.notices()
                    .show(
                            Notice.error(
                                    facts.title() + " cannot be composed: " + invalid.getMessage(),
                                    "Compose a sweep by hand, with what can be trained."));
        }
    }

    private Optional<LiveQuery.Work<Map<String, String>>> runsOf(RunProvenance provenance) {
        return tab.facts().get().repetitions() == 0
                ? Optional.empty()
                : experiment
                        .get()
                        .map(
                                facts ->
                                        (cancellation, partial) ->
                                                provenance.of(facts, cancellation));
    }

    private Optional<LiveQuery.Work<Optional<ExperimentFacts>>> question() {
        return tab.current()
                .map(
                        key ->
                                (cancellation, partial) ->
                                        table.details(key, cancellation)
                                                .map(
                                                        found ->
                                                                new ExperimentFacts(
                                                                        key,
                                                                        found.values(),
                                                                        found.files())));
    }
}
