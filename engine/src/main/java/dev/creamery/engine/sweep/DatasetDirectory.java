package dev.creamery.engine.sweep;

/** Knows the facts of datasets by name. */
public interface DatasetDirectory {

    /**
     * The facts of a dataset, read from its file where they are not known beforehand.
     *
     * @param dataset canonical name, see {@link DatasetReference}
     * @throws InvalidValueException if there is no such dataset, or its file cannot be used; the
     *     message names the file and the remedy
     */
    DatasetFacts facts(String dataset);
}
