package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Shape;

import org.jspecify.annotations.Nullable;

/** The names of the eight shapes. */
record ShapeDomain() implements Domain<Shape> {

    @Override
    public Shape read(@Nullable Object plain) {
        String name = String.valueOf(plain);
        return Shape.named(name)
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        "is not a shape"
                                                + Names.suggestion(name, Shape.all().keySet())
                                                + "; allowed: "
                                                + allowed()));
    }

    @Override
    public Object write(Shape value) {
        return value.label();
    }

    @Override
    public String allowed() {
        return String.join(", ", Shape.all().keySet());
    }
}
