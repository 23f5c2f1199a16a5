package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** null, {@code {"type": "l1", "l1": x}}, {@code {"type": "l2", "l2": x}}, or both as l1_l2. */
record KernelRegularizerDomain() implements Domain<KernelRegularizer> {

    private static final NumberDomain<Float> FACTOR = NumberDomain.floats("1e-12", "1e6");

    @Override
    public KernelRegularizer read(@Nullable Object plain) {
        if (plain == null) {
            return KernelRegularizer.NONE;
        }
        Fields fields = new Fields(plain, Set.of("type", "l1", "l2"), allowed());
        boolean l1 = fields.has("l1");
        boolean l2 = fields.has("l2");
        String type = fields.text("type");
        String expected = l1 && l2 ? "l1_l2" : l1 ? "l1" : l2 ? "l2" : "";
        if (expected.isEmpty() || !type.equals(expected)) {
            throw new InvalidValueException(
                    "does not name a penalty and its factor; allowed: " + allowed());
        }
        return new KernelRegularizer(
                l1 ? fields.value("l1", FACTOR) : 0, l2 ? fields.value("l2", FACTOR) : 0);
    }

    @Override
    public @Nullable Object write(KernelRegularizer value) {
        if (value.isNone()) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", value.type());
        if (value.l1() != 0) {
            members.put("l1", FACTOR.write(value.l1()));
        }
        if (value.l2() != 0) {
            members.put("l2", FACTOR.write(value.l2()));
        }
        return members;
    }

    @Override
    public String allowed() {
        return "null, {\"type\": \"l1\", \"l1\": factor}, {\"type\": \"l2\", \"l2\": factor} or"
                + " {\"type\": \"l1_l2\", \"l1\": factor, \"l2\": factor}, factors being "
                + FACTOR.allowed();
    }
}
