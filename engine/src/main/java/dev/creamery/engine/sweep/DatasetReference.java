package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the name of a dataset stands for. Names are written {@code name?key=value&key=value}:
 *
 * <ul>
 *   <li>{@code adult}: one of BUTTER's thirteen;
 *   <li>{@code two_moons?rows=5000&noise=0.2&seed=7}: generated;
 *   <li>{@code study/yield.csv?target=yield&task=regression}: a file of one's own (CSV, TSV or
 *       Parquet, gzip too).
 * </ul>
 */
public sealed interface DatasetReference {

    /** The canonical name: values that are the default are left out, keys are in a fixed order. */
    String name();

    /** One of BUTTER's thirteen. */
    record Butter(DatasetFacts facts) implements DatasetReference {
        @Override
        public String name() {
            return facts.name();
        }
    }

    /**
     * Generated rows.
     *
     * @param rows at least 10
     * @param noise standard deviation of the normal noise, in the generator's own unit
     * @param seed other seeds give other rows of the same kind
     */
    record Synthetic(SyntheticGenerator generator, int rows, float noise, long seed)
            implements DatasetReference {

        static final int DEFAULT_ROWS = 2000;
        static final long DEFAULT_SEED = 1;

        /** What a generator makes if its name stands alone. */
        public static Synthetic of(SyntheticGenerator generator) {
            return new Synthetic(generator, DEFAULT_ROWS, generator.defaultNoise(), DEFAULT_SEED);
        }

        @Override
        public String name() {
            List<String> options = new ArrayList<>();
            if (rows != DEFAULT_ROWS) {
                options.add("rows=" + rows);
            }
            if (noise != generator.defaultNoise()) {
                options.add("noise=" + new BigDecimal(Float.toString(noise)).toPlainString());
            }
            if (seed != DEFAULT_SEED) {
                options.add("seed=" + seed);
            }
            return DatasetNames.join(generator.label(), options);
        }

        public DatasetFacts facts() {
            return new DatasetFacts(
                    name(),
                    rows,
                    generator.features(),
                    generator.task(),
                    generator.features(),
                    generator.outputs());
        }
    }

    /**
     * A file of the user's.
     *
     * @param path as written, relative to the working directory unless absolute
     * @param target the target column, guessed if absent
     * @param task guessed if absent
     */
    record UserFile(String path, Optional<String> target, Optional<Task> task)
            implements DatasetReference {
        @Override
        public String name() {
            List<String> options = new ArrayList<>();
            target.ifPresent(column -> options.add("target=" + column));
            task.ifPresent(one -> options.add("task=" + one.label()));
            return DatasetNames.join(path, options);
        }
    }

    /**
     * Reads a name.
     *
     * @throws InvalidValueException if it is none; the message has the nearest known name
     */
    static DatasetReference of(String name) {
        return DatasetNames.read(name);
    }
}
