package dev.creamery.app.shell;

import dev.creamery.app.monitor.Announcer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Notifications of the desktop, by the program that each system has for them. A system without one
 * just shows nothing: whatever is told here stands in the window, too.
 */
final class DesktopNotifications implements Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifications.class);

    /** The texts go through the environment: no shell or script ever reads them as its own. */
    private static final String TITLE = "CREAMERY_TITLE";

    private static final String TEXT = "CREAMERY_TEXT";

    private static final String WINDOWS_SCRIPT =
            """
            [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, \
            ContentType = WindowsRuntime] > $null
            $toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(\
            [Windows.UI.Notifications.ToastTemplateType]::ToastText02)
            $texts = $toast.GetElementsByTagName('text')
            $texts.Item(0).AppendChild($toast.CreateTextNode($env:CREAMERY_TITLE)) > $null
            $texts.Item(1).AppendChild($toast.CreateTextNode($env:CREAMERY_TEXT)) > $null
            [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('Creamery')\
            .Show([Windows.UI.Notifications.ToastNotification]::new($toast))
            """;

    private final String system;
    private final BooleanSupplier wanted;
    private final Starter starter;

    /** Starts a program, with further variables in its environment. */
    @FunctionalInterface
    interface Starter {
        void start(List<String> command, Map<String, String> environment) throws IOException;
    }

    /**
     * @param system as in the property {@code os.name}
     * @param wanted whether the person wants them
     */
    DesktopNotifications(String system, BooleanSupplier wanted, Starter starter) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.wanted = wanted;
        this.starter = starter;
    }

    /** By programs of this system. */
    static DesktopNotifications ofThisSystem(BooleanSupplier wanted) {
        return new DesktopNotifications(
                System.getProperty("os.name", ""), wanted, DesktopNotifications::startProcess);
    }

    @Override
    public void announce(String title, String text) {
        if (!wanted.getAsBoolean()) {
            return;
        }
        try {
            starter.start(command(title, text), Map.of(TITLE, title, TEXT, text));
        } catch (IOException missing) {
            LOG.info("no notification of the desktop: {}", missing.getMessage());
        }
    }

    private List<String> command(String title, String text) {
        if (system.contains("mac")) {
            return List.of(
                    "osascript",
                    "-e",
                    "display notification (system attribute \"%s\") with title (system attribute \"%s\")"
                            .formatted(TEXT, TITLE));
        }
        if (system.contains("win")) {
            return List.of("powershell", "-NoProfile", "-Command", WINDOWS_SCRIPT);
        }
        return List.of("notify-send", "--app-name=Creamery", "--", title, text);
    }

    private static void startProcess(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.start().getOutputStream().close();
    }
}
