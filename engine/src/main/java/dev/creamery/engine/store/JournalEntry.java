package dev.creamery.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened to runs of a batch. Runs are named by their {@code run_id}. */
public sealed interface JournalEntry {

    /** When it was recorded. */
    Instant time();

    /**
     * The engine began to train these repetitions of an experiment.
     *
     * @param thread in which it trains them; "" if that is not known
     */
    record Claimed(Instant time, long experimentId, List<String> runs, String thread)
            implements JournalEntry {
        public Claimed {
            runs = List.copyOf(runs);
        }

        /** In a thread that is not known. */
        public Claimed(Instant time, long experimentId, List<String> runs) {
            this(time, experimentId, runs, "");
        }
    }

    /**
     * The engine goes on with repetitions of an experiment that it claimed, from their checkpoints.
     *
     * @param epoch the last one that is done
     */
    record Resumed(Instant time, long experimentId, List<String> runs, int epoch)
            implements JournalEntry {
        public Resumed {
            runs = List.copyOf(runs);
        }
    }

    /**
     * These runs are in a Parquet part that is on the disk.
     *
     * @param part the part's file, relative to the workspace
     * @param runs by {@code experiment_id}
     */
    record Finished(Instant time, String part, Map<Long, List<String>> runs)
            implements JournalEntry {
        public Finished {
            runs = Map.copyOf(runs);
        }
    }

    /** These repetitions of an experiment could not be trained. */
    record Failed(Instant time, long experimentId, List<String> runs, RunFailure failure)
            implements JournalEntry {
        public Failed {
            runs = List.copyOf(runs);
        }
    }

    /**
     * The engine crashed while it trained these repetitions of an experiment.
     *
     * @param cause the signal that ended it, for example SIGSEGV
     */
    record Crashed(Instant time, long experimentId, List<String> runs, String cause)
            implements JournalEntry {
        public Crashed {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A part now has the runs of other parts, which are no longer needed.
     *
     * @param part relative to the workspace, like {@code replaced}
     */
    record Compacted(Instant time, String part, List<String> replaced) implements JournalEntry {
        public Compacted {
            replaced = List.copyOf(replaced);
        }
    }

    /**
     * A part is gone, or cannot be read: the runs that it held are to be trained again.
     *
     * @param part relative to the workspace; no part ever has its name again
     * @param reason what was wrong
     */
    record Lost(Instant time, String part, String reason) implements JournalEntry {}
}
