package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.Sweep;

import picocli.CommandLine.Parameters;

/** The sweep that a command is about: a file, or one that comes with the program. */
final class SweepArgument {

    static final String DESCRIPTION =
            "A sweep file (JSON), or the name of a sweep that comes with the program:"
                    + " primary_sweep, 300_epoch_sweep, 30k_epoch_sweep,"
                    + " learning_rate_sweep, label_noise_sweep, batch_size_sweep,"
                    + " regularization_sweep, optimizer_sweep, quick.";

    @Parameters(paramLabel = "SWEEP", description = DESCRIPTION)
    private String sweep = "";

    /** As it was written. */
    String text() {
        return sweep;
    }

    /** The sweep, as {@link SweepFiles#read} gives it. */
    Sweep read() {
        return new SweepFiles().read(sweep);
    }
}
