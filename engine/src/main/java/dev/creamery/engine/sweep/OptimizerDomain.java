package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code {"name": "adam"}}, {@code {"name": "RMSprop", "momentum": x}} and the like. */
record OptimizerDomain() implements Domain<Optimizer> {

    private static final List<String> NAMES = List.of("adam", "RMSprop", "SGD");
    private static final NumberDomain<Float> MOMENTUM = NumberDomain.floats("0", "1");

    @Override
    public Optimizer read(@Nullable Object plain) {
        Fields fields = new Fields(plain, Set.of("name", "momentum"), allowed());
        float momentum = fields.has("momentum") ? fields.value("momentum", MOMENTUM) : 0;
        String name = fields.text("name");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "adam" -> adam(momentum);
            case "rmsprop" -> new Optimizer.RmsProp(momentum);
            case "sgd" -> new Optimizer.Sgd(momentum);
            default ->
                    throw new InvalidValueException(
                            "has an unknown name"
                                    + Names.suggestion(name, NAMES)
                                    + "; allowed: "
                                    + allowed());
        };
    }

    private static Optimizer adam(float momentum) {
        if (momentum != 0) {
            throw new InvalidValueException(
                    "has momentum " + momentum + ", but adam takes none; leave it out");
        }
        return new Optimizer.Adam();
    }

    @Override
    public Object write(Optimizer value) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", value.label());
        if (value.momentum() != 0) {
            members.put("momentum", MOMENTUM.write(value.momentum()));
        }
        return members;
    }

    @Override
    public String allowed() {
        return "{\"name\": \"adam\"}, {\"name\": \"RMSprop\", \"momentum\": m} or"
                + " {\"name\": \"SGD\", \"momentum\": m}, m from 0 to 1 (0 if left out)";
    }
}
