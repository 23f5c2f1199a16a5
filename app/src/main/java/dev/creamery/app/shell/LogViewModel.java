package dev.creamery.app.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The log of this window since its start, or those of its entries that have some text in them. */
final class LogViewModel {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final LogBuffer log;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private long shown;

    LogViewModel(LogBuffer log) {
        this.log = log;
        query.addListener((property, before, now) -> show(log.entries()));
        show(log.entries());
    }

    /** What an entry has to have in it, whatever the case; all entries if it is blank. */
    StringProperty query() {
        return query;
    }

    /** The entries, newest at the end. */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** How many there are, for people. */
    ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Takes what was logged since. */
    void refresh() {
        List<LogBuffer.Entry> entries = log.entries();
        if (entries.size() + log.dropped() != shown) {
            show(entries);
        }
    }

    private void show(List<LogBuffer.Entry> entries) {
        shown = entries.size() + log.dropped();
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        List<String> lines =
                entries.stream()
                        .map(LogViewModel::line)
                        .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        text.set(lines.stream().collect(Collectors.joining("\n")));
        count.set(count(lines.size(), entries.size()));
    }

    private String count(int found, int all) {
        if (all == 0) {
            return "No warnings and no errors since the window was opened";
        }
        String entries = all == 1 ? "1 entry" : all + " entries";
        String dropped = log.dropped() == 0 ? "" : ", " + log.dropped() + " older ones not kept";
        return (query.get().isBlank() ? entries : found + " of " + entries) + dropped;
    }

    private static String line(LogBuffer.Entry entry) {
        String source = entry.source().substring(entry.source().lastIndexOf('.') + 1);
        return "%s  %-7s  %s: %s"
                .formatted(TIME.format(entry.time()), entry.level(), source, entry.text());
    }
}
