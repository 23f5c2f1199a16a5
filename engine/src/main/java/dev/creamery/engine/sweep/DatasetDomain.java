package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

/** Canonical names of datasets. */
record DatasetDomain() implements Domain<String> {

    @Override
    public String read(@Nullable Object plain) {
        if (!(plain instanceof String name)) {
            throw new InvalidValueException("is not a dataset's name; allowed: " + allowed());
        }
        return DatasetReference.of(name).name();
    }

    @Override
    public Object write(String value) {
        return value;
    }

    @Override
    public String allowed() {
        return DatasetNames.allowed();
    }
}
