package dev.creamery.engine.check;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds out whether this machine, as it is set up, can train. Takes a few seconds. */
public final class MachineCheck {

    /** Looks at one thing. */
    public interface Look {
        /** At least one finding. */
        List<Finding> look() throws Exception;
    }

    private record Named(String subject, Look look) {}

    private final List<Named> looks = new ArrayList<>();

    /**
     * Adds something to look at.
     *
     * @param subject what to call it if looking fails
     */
    public MachineCheck with(String subject, Look look) {
        looks.add(new Named(subject, look));
        return this;
    }

    /** Looks at all of them at the same time; gives what was found in the order of adding. */
    public List<Finding> findings() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<List<Finding>>> answers = new ArrayList<>();
            looks.forEach(named -> answers.add(threads.submit(() -> named.look().look())));
            for (int index = 0; index < looks.size(); index++) {
                try {
                    findings.addAll(answers.get(index).get());
                } catch (ExecutionException failed) {
                    findings.add(
                            Finding.problem(
                                    looks.get(index).subject(),
                                    "cannot be checked: " + reason(failed.getCause()),
                                    "correct that; if it should work, please report it"));
                }
            }
        }
        return findings;
    }

    private static String reason(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        return message == null ? String.valueOf(failure) : message;
    }
}
