package dev.creamery.app.compose;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Domain;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.KernelRegularizer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code none}, {@code l1 0.01}, {@code l2 1e-4..1e-1 log 4}, {@code l1 0.01 l2 0.001}. */
record RegularizerSyntax(Domain<KernelRegularizer> domain)
        implements AxisSyntax<KernelRegularizer> {

    private static final Pattern BOTH = Pattern.compile("l1\\s+(\\S+)\\s+l2\\s+(\\S+)");
    private static final Pattern ONE = Pattern.compile("(l[12])\\s+(.+)");
    private static final NumberRange FACTORS = new NumberRange(false);

    @Override
    public List<KernelRegularizer> item(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("none")) {
            return List.of(KernelRegularizer.NONE);
        }
        Matcher both = BOTH.matcher(lower);
        if (both.matches()) {
            return List.of(
                    read(
                            Map.of(
                                    "l1", single(both.group(1)),
                                    "l2", single(both.group(2)))));
        }
        Matcher one = ONE.matcher(lower);
        if (one.matches()) {
            return FACTORS.read(one.group(2)).stream()
                    .map(factor -> read(Map.of(one.group(1), factor)))
                    .toList();
        }
        throw new InvalidValueException(
                "is not a penalty; write none, l1 0.01, l2 1e-4..1e-1 log 4, or l1 0.01 l2 0.001");
    }

    private static BigDecimal single(String text) {
        List<BigDecimal> numbers = FACTORS.read(text);
        if (numbers.size() != 1) {
            throw new InvalidValueException("has a range; with both penalties, write numbers");
        }
        return numbers.getFirst();
    }

    private KernelRegularizer read(Map<String, BigDecimal> factors) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", String.join("_", factors.keySet().stream().sorted().toList()));
        members.putAll(factors);
        return domain.read(members);
    }

    @Override
    public String text(KernelRegularizer value) {
        if (value.isNone()) {
            return "none";
        }
        String l1 = value.l1() == 0 ? "" : "l1 " + factor(value.l1());
        String l2 = value.l2() == 0 ? "" : "l2 " + factor(value.l2());
        return (l1 + " " + l2).strip();
    }

    @Override
    public String label(KernelRegularizer value) {
        return text(value).replace('l', 'L');
    }

    private static String factor(float value) {
        return NumberText.shortest(new BigDecimal(Float.toString(value)));
    }

    @Override
    public Comparator<KernelRegularizer> order() {
        return Comparator.comparing(KernelRegularizer::type, Comparator.comparing(TYPES::indexOf))
                .thenComparing(KernelRegularizer::l1)
                .thenComparing(KernelRegularizer::l2);
    }

    private static final List<String> TYPES = List.of("none", "l1", "l2", "l1_l2");

    @Override
    public String example() {
        return "l2 1e-4..1e-1 log 4";
    }
}
