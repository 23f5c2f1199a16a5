package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class OpenTabsTest {

    @TempDir private Path folder;
    private ExploreSample sample;
    private final List<TabViewModel> closed = new ArrayList<>();
    private final List<Pane> inSight = new ArrayList<>();
    private final OpenTabs tabs = new OpenTabs(closed::add);
    private TabViewModel first;
    private TabViewModel second;
    private TabViewModel third;

    /** Is in {@link #inSight} while it is. */
    private final class Watched implements Pane {
        @Override
        public String id() {
            return "watched";
        }

        @Override
        public String title() {
            return "Watched";
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
            inSight.add(this);
        }

        @Override
        public void hidden() {
            inSight.remove(this);
        }
    }

    @BeforeEach
    void open() throws Exception {
        sample = new ExploreSample(folder);
        Path study = sample.summaries();
        first = tab(study);
        second = tab(sample.many());
        third = tab(study);
        tabs.add(0, first);
        tabs.add(1, second);
        tabs.add(2, third);
        tabs.setShown(true);
    }

    private TabViewModel tab(Path source) throws Exception {
        ExploreTab shared = sample.tab(source);
        return new TabViewModel(
                shared, new TabPanes(List.of(new Watched()), Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private List<Pane> paneOf(TabViewModel tab) {
        return tab.panes().middle();
    }

    @Test
    void onlyTheCurrentOneIsInSightAndOnlyWhileAllAre() {
        tabs.show(first);
        tabs.show(second);
        assertThat(inSight).isEqualTo(paneOf(second));
        tabs.setShown(false);
        assertThat(inSight).isEmpty();
        tabs.show(third);
        assertThat(inSight).isEmpty();
        tabs.setShown(true);
        assertThat(inSight).isEqualTo(paneOf(third));
    }

    @Test
    void theNeighbourOfAClosedOneIsShown() {
        tabs.show(second);
        tabs.close(second);
        assertThat(tabs.current().get()).contains(third);
        tabs.close(third);
        assertThat(tabs.current().get()).contains(first);
        tabs.close(first);
        assertThat(tabs.current().get()).isEmpty();
        assertThat(inSight).isEmpty();
        assertThat(closed).containsExactly(second, third, first);
    }

    @Test
    void closingAnotherOneKeepsTheCurrentOne() {
        tabs.show(third);
        tabs.close(first);
        assertThat(tabs.current().get()).contains(third);
        assertThat(inSight).isEqualTo(paneOf(third));
        assertThat(tabs.all()).containsExactly(second, third);
    }

    @Test
    void ofTwoTabsOfASourceTheFirstStays() {
        assertThat(tabs.onlyOne(third)).isSameAs(first);
        assertThat(tabs.all()).containsExactly(first, second);
        assertThat(closed).containsExactly(third);
        assertThat(tabs.onlyOne(second)).isSameAs(second);
    }
}
