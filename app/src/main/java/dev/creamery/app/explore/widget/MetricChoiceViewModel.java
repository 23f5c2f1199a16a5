package dev.creamery.app.explore.widget;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.engine.query.EpochGrid;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Metric;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which metric a pane shows, and at which epoch. The epoch can be played: it goes on to the next
 * one as soon as the answer for the last one has been seen for a moment.
 */
public final class MetricChoiceViewModel {

    private static final Duration STEP = Duration.ofMillis(350);

    private final ExploreTab tab;
    private final ObjectProperty<MetricKind> kind = new SimpleObjectProperty<>(MetricKind.AT_BEST);
    private final IntegerProperty place = new SimpleIntegerProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<Integer>> epochs =
            new ReadOnlyObjectWrapper<>(List.of(1));
    private boolean moved;
    private int wanted = Integer.MAX_VALUE;
    private long steps;

    public MetricChoiceViewModel(ExploreTab tab) {
        this.tab = tab;
        know(tab.facts().get());
        tab.facts().addListener((property, before, now) -> know(now));
        kind.addListener(
                (property, before, now) -> {
                    playing.set(false);
                    tab.looked();
                });
        place.addListener(
                (property, before, now) -> {
                    wanted = epoch();
                    moved = true;
                    tab.looked();
                });
        playing.addListener(
                (property, before, now) -> {
                    if (now) {
                        play();
                    }
                });
    }

    /** What of the curve. */
    public ObjectProperty<MetricKind> kind() {
        return kind;
    }

    /** The epochs to choose from: those that the index keeps of every curve, ascending. */
    public ReadOnlyObjectProperty<List<Integer>> epochs() {
        return epochs.getReadOnlyProperty();
    }

    /** Index of the chosen one. */
    public IntegerProperty place() {
        return place;
    }

    /** Whether the epoch goes on by itself. */
    public BooleanProperty playing() {
        return playing;
    }

    /** The chosen epoch. */
    public int epoch() {
        List<Integer> all = epochs.get();
        return all.get(Math.clamp(place.get(), 0, all.size() - 1));
    }

    /** The metric of the tab's statistic. */
    public Metric metric() {
        return kind.get().of(measurement(), epoch());
    }

    /** The tab's statistic. */
    public Measurement measurement() {
        return tab.measurement().get();
    }

    /** The tab's statistic, to be changed for all of its panes. */
    public ObjectProperty<Measurement> statistic() {
        return tab.measurement();
    }

    /** The statistics that metrics are known of, for all experiments at once. */
    public List<Measurement> measurements() {
        return tab.facts().get().measurements().stream().filter(Measurement::isSampled).toList();
    }

    /** The answer for the chosen epoch is on the screen. */
    public void answered() {
        if (playing.get()) {
            long mine = ++steps;
            tab.services()
                    .tasks()
                    .later(
                            STEP,
                            () -> {
                                if (mine == steps) {
                                    step();
                                }
                            });
        }
    }

    /** Plain JSON values. */
    public void save(Map<String, Object> into) {
        into.put("metric", kind.get().name());
        into.put("epoch", epoch());
    }

    /** The inverse of {@link #save}. */
    public void restore(Saved saved) {
        saved.choice("metric", MetricKind.class).ifPresent(kind::set);
        saved.number("epoch")
                .ifPresent(
                        epoch -> {
                            wanted = epoch.intValue();
                            moved = true;
                            goToWanted();
                        });
    }

    private void play() {
        if (place.get() >= epochs.get().size() - 1) {
            place.set(0);
        } else {
            step();
        }
    }

    private void step() {
        if (!playing.get()) {
            return;
        }
        if (place.get() >= epochs.get().size() - 1) {
            playing.set(false);
        } else {
            place.set(place.get() + 1);
        }
    }

    private void know(Facts facts) {
        List<Integer> now =
                Arrays.stream(EpochGrid.upTo(Math.max(1, facts.longest()))).boxed().toList();
        if (!now.equals(epochs.get())) {
            epochs.set(now);
            goToWanted();
        }
    }

    /** Until a person chooses one it is the last epoch, also while longer curves are found. */
    private void goToWanted() {
        List<Integer> all = epochs.get();
        int epoch = moved ? EpochGrid.nearest(Math.max(1, wanted), all.getLast()) : all.getLast();
        boolean before = moved;
        int kept = wanted;
        place.set(Math.max(0, all.indexOf(epoch)));
        moved = before;
        wanted = kept;
    }
}
