package dev.creamery.app.preferences;

/** How the window looks. */
public enum Theme {
    /** Light or dark, as the system is. */
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the window is dark, given what the system is. */
    public boolean isDark(boolean systemIsDark) {
        return this == DARK || (this == SYSTEM && systemIsDark);
    }
}
