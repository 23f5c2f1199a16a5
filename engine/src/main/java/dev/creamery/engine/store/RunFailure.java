package dev.creamery.engine.store;

/**
 * Why a run failed.
 *
 * @param kind one word to sort failures by: data, memory, disk, error
 * @param message what happened, naming the thing and the value
 * @param remedy what a person can do about it
 */
public record RunFailure(String kind, String message, String remedy) {

    /** Message and remedy in one line. */
    public String line() {
        return remedy.isEmpty() ? message : message + "; " + remedy;
    }
}
