package dev.creamery.engine.cli;

import dev.creamery.engine.check.BackendCheck;
import dev.creamery.engine.check.DatabaseCheck;
import dev.creamery.engine.check.DatasetsCheck;
import dev.creamery.engine.check.DiskCheck;
import dev.creamery.engine.check.JavaCheck;
import dev.creamery.engine.check.MachineCheck;
import dev.creamery.engine.check.MemoryCheck;
import dev.creamery.engine.check.ProcessorCheck;
import dev.creamery.engine.data.DownloadProgress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code creamery doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks this machine: Java, the processor and its kernels, memory, disks, where"
                    + " datasets are, whether results can be written.",
            "Takes a few seconds, and changes nothing. Returns 1 if there is anything to do."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Where results will be written. Default: this folder.")
    private Path workspace = Path.of("");

    @Option(
            names = "--backends",
            description = "Also load and test the native libraries of deeplearning4j.")
    private boolean backends;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    private FindingsFormat format = FindingsFormat.table;

    @Mixin private DataOptions data = new DataOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        MachineCheck machine =
                new MachineCheck()
                        .with("java", new JavaCheck(surroundings.environment()))
                        .with("processor", new ProcessorCheck(surroundings.caches()))
                        .with("memory", new MemoryCheck())
                        .with("workspace", new DiskCheck("workspace", workspace))
                        .with("cache", new DiskCheck("cache", surroundings.caches()))
                        .with(
                                "data",
                                () ->
                                        new DatasetsCheck(
                                                        data.catalog(
                                                                surroundings,
                                                                DownloadProgress.SILENT))
                                                .look())
                        .with("results", new DatabaseCheck())
                        .with("backends", new BackendCheck(backends));
        return format.print(machine.findings(), spec.commandLine().getOut());
    }
}
