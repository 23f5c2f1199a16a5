package dev.creamery.engine.cli;

import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Steering;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which batch comes first, and which of its runs. */
final class SteeringOptions {

    private static final int MAX_PRIORITY = 1000;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            converter = OrderConverter.class,
            description =
                    "Which runs of a batch are trained first: ${COMPLETION-CANDIDATES}. At first:"
                            + " largest-first, which takes the least time.")
    private @Nullable RunOrder order;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description =
                    "Of several batches, the one with the highest number is trained first. From"
                            + " -1000 to 1000; at first 0.")
    private @Nullable Integer priority;

    Optional<RunOrder> order() {
        return Optional.ofNullable(order);
    }

    OptionalInt priority() {
        if (priority == null) {
            return OptionalInt.empty();
        }
        if (Math.abs(priority) > MAX_PRIORITY) {
            throw new UsageException("--priority is " + priority + "; allowed: -1000 to 1000");
        }
        return OptionalInt.of(priority);
    }

    /** What is steered, with what the options say. */
    Steering applyTo(Steering before) {
        Steering ordered = order().map(before::withOrder).orElse(before);
        return priority().isPresent() ? ordered.withPriority(priority().getAsInt()) : ordered;
    }

    private static List<String> labels() {
        return Arrays.stream(RunOrder.values()).map(RunOrder::label).toList();
    }

    /** For the help. */
    static final class Orders implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }
    }

    /** Reads labels. */
    static final class OrderConverter implements ITypeConverter<RunOrder> {
        @Override
        public RunOrder convert(String text) {
            return RunOrder.labelled(text)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "'"
                                                    + text
                                                    + "' is not an order; allowed: "
                                                    + String.join(", ", labels())));
        }
    }
}
