package dev.creamery.app.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tabs lie in the order in which they were asked for, whichever of them is opened first. */
final class TabOrder {

    private record Asked(Opening opening, Optional<TabViewModel> tab) {
        Stream<Map<String, Object>> view() {
            return tab.map(one -> Stream.of(one.save())).orElseGet(() -> opening.view().stream());
        }
    }

    private final List<Asked> all = new ArrayList<>();

    void asked(Opening opening) {
        all.add(new Asked(opening, Optional.empty()));
    }

    void failed(Opening opening) {
        all.removeIf(asked -> asked.opening == opening);
    }

    /** The place among the open tabs of one that has been opened now. */
    int opened(Opening opening, TabViewModel tab) {
        int open = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).opening == opening) {
                all.set(i, new Asked(opening, Optional.of(tab)));
                return open;
            }
            open += all.get(i).tab.isPresent() ? 1 : 0;
        }
        throw new IllegalArgumentException(opening.path() + " was not asked for");
    }

    void closed(TabViewModel tab) {
        all.removeIf(asked -> asked.tab.equals(Optional.of(tab)));
    }

    /** Of the open tabs, and of those that are still being opened as far as they have one. */
    List<Map<String, Object>> views() {
        return all.stream().flatMap(Asked::view).toList();
    }

    /** The place of a tab among all views; 0 for none. */
    int place(Optional<TabViewModel> tab) {
        List<Optional<TabViewModel>> tabs =
                all.stream()
                        .filter(asked -> asked.tab.isPresent() || asked.opening.view().isPresent())
                        .map(Asked::tab)
                        .toList();
        return tab.isEmpty() ? 0 : tabs.indexOf(tab);
    }
}
