package dev.creamery.app.explore;

import dev.creamery.app.explore.console.ConsolePane;
import dev.creamery.app.explore.curve.CurvesPane;
import dev.creamery.app.explore.details.DetailsPane;
import dev.creamery.app.explore.map.MapPane;
import dev.creamery.app.explore.metric.MetricPane;
import dev.creamery.app.explore.parallel.ParallelPane;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.table.TablePane;

import java.util.List;
import java.util.Optional;

/** Which panes a tab has: the one place that knows them all. */
final class Panes {

    private Panes() {}

    static TabPanes of(ExploreTab tab) {
        return new TabPanes(
                List.of(
                        new CurvesPane(tab),
                        new MetricPane(tab),
                        new MapPane(tab),
                        new ParallelPane(tab),
                        new ConsolePane(tab)),
                Optional.of(new TablePane(tab)),
                Optional.of(new DetailsPane(tab)));
    }
}
