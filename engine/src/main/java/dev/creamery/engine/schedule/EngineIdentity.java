package dev.creamery.engine.schedule;

import dev.creamery.engine.store.SeatHolder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Who trains.
 *
 * @param name of the journal and the parts that it writes; no other engine has it
 * @param command how it was started, for the record
 */
public record EngineIdentity(String name, String command) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    /** This process, from now on: host, process id and time. */
    public static EngineIdentity ofThisProcess(String command) {
        String name =
                SeatHolder.thisHost()
                        + "-"
                        + ProcessHandle.current().pid()
                        + "-"
                        + TIME.format(Instant.now());
        return new EngineIdentity(name.replaceAll("[^A-Za-z0-9._-]", "_"), command);
    }
}
