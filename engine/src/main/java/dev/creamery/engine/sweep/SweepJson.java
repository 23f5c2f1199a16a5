package dev.creamery.engine.sweep;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sweeps and experiments as JSON. */
public final class SweepJson {

    private static final List<String> SWEEP_KEYS = List.of("name", "repetitions", "seed", "cubes");

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * Reads a sweep.
     *
     * @throws InvalidSweepException if it is not one; the message has the JSON path, the value, and
     *     what is allowed
     */
    public Sweep read(String json) {
        JsonNode root = parse(json);
        checkKeys("$", root, SWEEP_KEYS);
        JsonNode cubes = root.path("cubes");
        if (!cubes.isArray() || cubes.isEmpty()) {
            throw invalid("$.cubes", cubes, "is not a list of one cube or more");
        }
        List<Cube> read = new ArrayList<>();
        for (int index = 0; index < cubes.size(); index++) {
            read.add(readCube("$.cubes[" + index + "]", cubes.get(index)));
        }
        return new Sweep(
                readPlain("$.name", root.path("name"), SweepFields.NAME),
                readNumber(root, "repetitions", SweepFields.REPETITIONS, 1),
                readNumber(root, "seed", SweepFields.SEED, 1L),
                read);
    }

    /**
     * Writes a sweep so that {@link #read} gives the same one; axes at their core value are left
     * out.
     */
    public String write(Sweep sweep) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", sweep.name());
        root.put("repetitions", sweep.repetitions());
        root.put("seed", sweep.seed());
        root.put("cubes", sweep.cubes().stream().map(SweepJson::plainCube).toList());
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The canonical JSON of an experiment: its identity. Keys in the order of {@link
     * Hyperparameters#all()}, numbers in their shortest form, no white space.
     */
    public String canonical(Experiment experiment) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            members.put(hyperparameter.column(), hyperparameter.plainValue(experiment));
        }
        return compact(members);
    }

    /** The inverse of {@link #canonical}. */
    public Experiment experiment(String canonical) {
        JsonNode root = parse(canonical);
        Map<Hyperparameter<?>, Object> values = new LinkedHashMap<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            String column = hyperparameter.column();
            values.put(hyperparameter, readValue("$." + column, root.path(column), hyperparameter));
        }
        return Experiment.of(values);
    }

    /** A hyperparameter's value for tables that people read. */
    public String text(Hyperparameter<?> hyperparameter, Experiment experiment) {
        return switch (hyperparameter.get().apply(experiment)) {
            case Optimizer optimizer -> optimizer.text();
            case KernelRegularizer regularizer -> regularizer.text();
            default ->
                    hyperparameter.plainValue(experiment) instanceof String text
                            ? text
                            : compact(hyperparameter.plainValue(experiment));
        };
    }

    /** Any plain value (Map, List, String, Number, Boolean, null) without white space. */
    public String compact(@Nullable Object plain) {
        try {
            return mapper.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The inverse of {@link #compact} for an object; nothing if the text is not one whole object.
     */
    public Optional<Map<String, @Nullable Object>> object(String text) {
        try {
            JsonNode node = mapper.readTree(text);
            return node.isObject()
                    ? Optional.of(mapper.convertValue(node, new TypeReference<>() {}))
                    : Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new InvalidSweepException(
                    "not JSON at line "
                            + place.getLineNr()
                            + ", column "
                            + place.getColumnNr()
                            + ": "
                            + plain(broken));
        }
    }

    /** What is wrong, without where the parser says it was told so. */
    private static String plain(JsonProcessingException broken) {
        return broken.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    }

    private <T> T readNumber(JsonNode root, String key, Domain<T> domain, T otherwise) {
        return root.has(key) ? readPlain("$." + key, root.get(key), domain) : otherwise;
    }

    private Cube readCube(String path, JsonNode node) {
        checkKeys(path, node, Hyperparameters.all().stream().map(Hyperparameter::column).toList());
        List<Axis<?>> axes = new ArrayList<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            String column = hyperparameter.column();
            if (node.has(column)) {
                axes.add(readAxis(path + "." + column, node.get(column), hyperparameter));
            } else if (hyperparameter.core().isEmpty()) {
                throw new InvalidSweepException(
                        path
                                + "."
                                + column
                                + " is missing and has no core value; allowed: a list"
                                + " of "
                                + hyperparameter.domain().allowed());
            }
        }
        return new Cube(axes);
    }

    private <T> Axis<T> readAxis(String path, JsonNode node, Hyperparameter<T> hyperparameter) {
        if (!node.isArray() || node.isEmpty()) {
            throw invalid(
                    path,
                    node,
                    "is not a list of one value or more; allowed: a list of "
                            + hyperparameter.domain().allowed());
        }
        List<T> values = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            values.add(readValue(path + "[" + index + "]", node.get(index), hyperparameter));
        }
        return new Axis<>(hyperparameter, values);
    }

    private <T> T readValue(String path, JsonNode node, Hyperparameter<T> hyperparameter) {
        return readPlain(path, node, hyperparameter.domain());
    }

    private <T> T readPlain(String path, JsonNode node, Domain<T> domain) {
        try {
            return domain.read(mapper.convertValue(node, Object.class));
        } catch (InvalidValueException invalid) {
            throw invalid(path, node, String.valueOf(invalid.getMessage()));
        }
    }

    private static void checkKeys(String path, JsonNode node, Collection<String> known) {
        if (!node.isObject()) {
            throw invalid(
                    path, node, "is not an object; allowed keys: " + String.join(", ", known));
        }
        for (var member : node.properties()) {
            String key = member.getKey();
            if (!known.contains(key)) {
                throw new InvalidSweepException(
                        path
                                + "."
                                + key
                                + " is an unknown key"
                                + Names.suggestion(key, known)
                                + "; allowed: "
                                + String.join(", ", known));
            }
        }
    }

    private static InvalidSweepException invalid(String path, JsonNode value, String problem) {
        String shown = value.isMissingNode() ? "(missing)" : value.toString();
        return new InvalidSweepException(path + ": " + shown + " " + problem);
    }

    private static Map<String, List<@Nullable Object>> plainCube(Cube cube) {
        Map<String, List<@Nullable Object>> members = new LinkedHashMap<>();
        cube.axes().stream()
                .filter(axis -> !isCore(axis))
                .forEach(axis -> members.put(axis.hyperparameter().column(), plainValues(axis)));
        return members;
    }

    private static <T> boolean isCore(Axis<T> axis) {
        return axis.values().size() == 1
                && axis.hyperparameter().core().filter(axis.values()::contains).isPresent();
    }

    private static <T> List<@Nullable Object> plainValues(Axis<T> axis) {
        Stream<@Nullable Object> plain =
                axis.values().stream().map(axis.hyperparameter().domain()::write);
        return plain.toList();
    }
}
