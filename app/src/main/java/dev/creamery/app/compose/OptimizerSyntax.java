package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Domain;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.Names;
import dev.creamery.engine.sweep.Optimizer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code adam}, {@code SGD}, {@code RMSprop 0.9} (the momentum), {@code SGD 0.8..0.95 step 0.05}.
 */
record OptimizerSyntax(Domain<Optimizer> domain) implements AxisSyntax<Optimizer> {

    private static final List<String> NAMES = List.of("adam", "rmsprop", "sgd");

    @Override
    public List<Optimizer> item(String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (!NAMES.contains(words[0].toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException(
                    "is not an optimizer"
                            + Names.suggestion(words[0], NAMES)
                            + "; write adam, RMSprop, SGD, or the last two with a momentum from 0"
                            + " to 1, such as "
                            + example());
        }
        if (words.length == 1) {
            return List.of(domain.read(Map.of("name", words[0])));
        }
        List<BigDecimal> momenta;
        try {
            momenta = new NumberRange(false).read(words[1]);
        } catch (InvalidValueException notANumber) {
            throw new InvalidValueException(
                    "has momentum '" + words[1] + "', which " + notANumber.getMessage());
        }
        return momenta.stream().map(momentum -> withMomentum(words[0], momentum)).toList();
    }

    private Optimizer withMomentum(String name, BigDecimal momentum) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("momentum", momentum);
        return domain.read(members);
    }

    @Override
    public String text(Optimizer value) {
        return value.momentum() == 0
                ? value.label()
                : value.label()
                        + " "
                        + NumberText.shortest(new BigDecimal(Float.toString(value.momentum())));
    }

    @Override
    public String label(Optimizer value) {
        return value instanceof Optimizer.Adam ? "Adam" : text(value);
    }

    @Override
    public Comparator<Optimizer> order() {
        return Comparator.comparingInt(
                        (Optimizer value) -> NAMES.indexOf(value.label().toLowerCase(Locale.ROOT)))
                .thenComparing(Optimizer::momentum);
    }

    @Override
    public String example() {
        return "SGD 0.9";
    }
}
