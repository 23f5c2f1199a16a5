package dev.creamery.engine.store;

import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The engine that has a batch.
 *
 * @param engine its name, which its journal bears
 * @param host the computer that it runs on
 * @param pid its process there
 * @param since when it took the batch
 */
public record SeatHolder(String engine, String host, long pid, Instant since) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    static SeatHolder ofThisProcess(String engine, Instant since) {
        return new SeatHolder(engine, thisHost(), ProcessHandle.current().pid(), since);
    }

    /** This computer's name. */
    public static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    /** For people, for example {@code process 4711 on barn since 2026-03-01 12:00:00}. */
    public String describe() {
        boolean here = pid == ProcessHandle.current().pid() && host.equals(thisHost());
        return (here ? "this process" : "process " + pid + " on " + host)
                + " since "
                + TIME.format(since);
    }

    String write() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("engine", engine);
        members.put("host", host);
        members.put("pid", pid);
        members.put("since", since.toString());
        return new SweepJson().compact(members);
    }

    /** Nothing if the text is not one that {@link #write} made. */
    static Optional<SeatHolder> read(String text) {
        return new SweepJson().object(text).flatMap(SeatHolder::of);
    }

    private static Optional<SeatHolder> of(Map<String, @Nullable Object> members) {
        if (members.get("engine") instanceof String engine
                && members.get("host") instanceof String host
                && members.get("pid") instanceof Number pid
                && members.get("since") instanceof String since) {
            try {
                return Optional.of(
                        new SeatHolder(engine, host, pid.longValue(), Instant.parse(since)));
            } catch (DateTimeException torn) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
