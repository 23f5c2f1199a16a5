package dev.creamery.engine.schedule;

import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Shard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Who trains.
 *
 * @param name of the journal and the parts that it writes; no other engine has it
 * @param command how it was started, for the record
 * @param shard what it trains of a batch
 */
public record EngineIdentity(String name, String command, Shard shard) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    /** Who was given a name; it begins with the prefix of its shard, if it has one. */
    public static EngineIdentity named(String name, String command) {
        return new EngineIdentity(name, command, Shard.ofFile(name));
    }

    /** This process, from now on: host, process id and time. */
    public static EngineIdentity ofThisProcess(String command) {
        return ofThisProcess(command, Shard.WHOLE);
    }

    /** The same, for a shard of a batch. */
    public static EngineIdentity ofThisProcess(String command, Shard shard) {
        String name =
                SeatHolder.thisHost()
                        + "-"
                        + ProcessHandle.current().pid()
                        + "-"
                        + TIME.format(Instant.now());
        return new EngineIdentity(
                shard.prefix() + name.replaceAll("[^A-Za-z0-9._-]", "_"), command, shard);
    }
}
