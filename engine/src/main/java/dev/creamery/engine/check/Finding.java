package dev.creamery.engine.check;

/**
 * What was found out about something.
 *
 * @param subject what was looked at, in a word or two
 * @param message what was found, naming the thing and the value
 * @param remedy what a person can do about it; "" if there is nothing to do
 */
public record Finding(Level level, String subject, String message, String remedy) {

    /** How serious it is. */
    public enum Level {
        OK,
        WARNING,
        PROBLEM;

        /** In lower case, for tables. */
        public String label() {
            return switch (this) {
                case OK -> "ok";
                case WARNING -> "warning";
                case PROBLEM -> "problem";
            };
        }
    }

    static Finding ok(String subject, String message) {
        return new Finding(Level.OK, subject, message, "");
    }

    static Finding warning(String subject, String message, String remedy) {
        return new Finding(Level.WARNING, subject, message, remedy);
    }

    static Finding problem(String subject, String message, String remedy) {
        return new Finding(Level.PROBLEM, subject, message, remedy);
    }

    /** Whether a person should do something about it. */
    public boolean isOk() {
        return level == Level.OK;
    }
}
