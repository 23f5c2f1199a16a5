package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Task;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The syntax of dataset names. */
final class DatasetNames {

    private static final NumberDomain<Integer> ROWS = NumberDomain.integers(10, 10_000_000);
    private static final NumberDomain<Float> NOISE = NumberDomain.floats("0", "1000");
    private static final NumberDomain<Long> SEED = NumberDomain.longs(0, Long.MAX_VALUE);
    private static final List<String> FILE_ENDINGS =
            List.of(".csv", ".tsv", ".parquet", ".csv.gz", ".tsv.gz");

    private DatasetNames() {}

    static DatasetReference read(String name) {
        int question = name.indexOf('?');
        String stem = question < 0 ? name : name.substring(0, question);
        Map<String, Object> options = question < 0 ? Map.of() : options(name, question + 1);
        Optional<DatasetFacts> butter = ButterDatasets.named(stem);
        if (butter.isPresent()) {
            checkKeys(options, Set.of(), "none: " + stem + " takes no options");
            return new DatasetReference.Butter(butter.get());
        }
        Optional<SyntheticGenerator> generator = SyntheticGenerator.named(stem);
        if (generator.isPresent()) {
            return synthetic(generator.get(), options);
        }
        if (FILE_ENDINGS.stream().anyMatch(stem.toLowerCase(Locale.ROOT)::endsWith)) {
            return userFile(stem, options);
        }
        throw new InvalidValueException(
                "is not a dataset"
                        + Names.suggestion(stem, knownNames())
                        + "; allowed: "
                        + allowed());
    }

    static String join(String stem, List<String> options) {
        return options.isEmpty() ? stem : stem + "?" + String.join("&", options);
    }

    static String allowed() {
        return String.join(", ", knownNames())
                + ", or a file that ends in "
                + String.join(", ", FILE_ENDINGS);
    }

    private static DatasetReference synthetic(
            SyntheticGenerator generator, Map<String, Object> options) {
        Fields fields = new Fields(options, Set.of("rows", "noise", "seed"), "rows, noise, seed");
        return new DatasetReference.Synthetic(
                generator,
                number(fields, "rows", ROWS, DatasetReference.Synthetic.DEFAULT_ROWS),
                number(fields, "noise", NOISE, generator.defaultNoise()),
                number(fields, "seed", SEED, DatasetReference.Synthetic.DEFAULT_SEED));
    }

    private static DatasetReference userFile(String path, Map<String, Object> options) {
        Fields fields = new Fields(options, Set.of("target", "task"), "target, task");
        Optional<String> target =
                Optional.of(fields.text("target")).filter(column -> !column.isEmpty());
        return new DatasetReference.UserFile(
                path, target, fields.has("task") ? Optional.of(task(fields)) : Optional.empty());
    }

    private static Task task(Fields fields) {
        String label = fields.text("task");
        for (Task task : Task.values()) {
            if (task.label().equals(label)) {
                return task;
            }
        }
        throw new InvalidValueException(
                "has task " + label + "; allowed: regression, classification");
    }

    private static <T extends Number> T number(
            Fields fields, String key, NumberDomain<T> domain, T otherwise) {
        return fields.has(key) ? fields.value(key, new TextNumberDomain<>(domain)) : otherwise;
    }

    private static void checkKeys(Map<String, Object> options, Set<String> known, String allowed) {
        var unused = new Fields(options, known, allowed);
    }

    private static Map<String, Object> options(String name, int from) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (String option : name.substring(from).split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new InvalidValueException(
                        "has an option '" + option + "' that is not key=value");
            }
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return options;
    }

    private static List<String> knownNames() {
        List<String> names = new ArrayList<>();
        ButterDatasets.all().forEach(facts -> names.add(facts.name()));
        names.addAll(SyntheticGenerator.labels());
        return names;
    }

    /** The numbers of another domain, written as text. */
    private record TextNumberDomain<T extends Number>(NumberDomain<T> numbers)
            implements Domain<T> {
        @Override
        public T read(@Nullable Object plain) {
            try {
                return numbers.read(new BigDecimal(String.valueOf(plain)));
            } catch (NumberFormatException notANumber) {
                throw new InvalidValueException("is not a number; allowed: " + allowed());
            }
        }

        @Override
        public Object write(T value) {
            return value.toString();
        }

        @Override
        public String allowed() {
            return numbers.allowed();
        }
    }
}
