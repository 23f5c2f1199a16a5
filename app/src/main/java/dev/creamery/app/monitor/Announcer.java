package dev.creamery.app.monitor;

/** Tells a person who may be looking elsewhere. */
@FunctionalInterface
public interface Announcer {

    /** Called in the background. */
    void announce(String title, String text);
}
