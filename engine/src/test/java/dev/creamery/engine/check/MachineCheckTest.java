package dev.creamery.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.check.Finding.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;

class MachineCheckTest {

    private static final long GIB = 1L << 30;

    @TempDir Path folder;

    @Test
    void allLookAtOnceAndAnswerInOrder() throws InterruptedException {
        CyclicBarrier bothLook = new CyclicBarrier(2);
        List<Finding> findings =
                new MachineCheck()
                        .with("one", () -> List.of(Finding.ok("one", "" + bothLook.await())))
                        .with("two", () -> List.of(Finding.ok("two", "" + bothLook.await())))
                        .findings();
        assertThat(findings).extracting(Finding::subject).containsExactly("one", "two");
    }

    @Test
    void whatCannotBeLookedAtIsAProblemAndTheRestGoesOn() throws InterruptedException {
        List<Finding> findings =
                new MachineCheck()
                        .with(
                                "disk",
                                () -> {
                                    throw new IOException("no such device");
                                })
                        .with("java", new JavaCheck(Map.of()))
                        .findings();
        assertThat(findings.getFirst())
                .returns(Level.PROBLEM, Finding::level)
                .returns("disk", Finding::subject)
                .returns("cannot be checked: no such device", Finding::message);
        assertThat(findings).hasSizeGreaterThan(1);
    }

    @Test
    void anOldJavaIsAProblemAndOneThatOnlyInterpretsAWarning() {
        assertThat(JavaCheck.java(24, "mixed mode").level()).isEqualTo(Level.PROBLEM);
        assertThat(JavaCheck.java(25, "interpreted mode").remedy()).contains("-Xint");
        assertThat(JavaCheck.java(25, "mixed mode, sharing").isOk()).isTrue();
    }

    @Test
    void aDisplayIsNamed() {
        assertThat(new JavaCheck(Map.of("DISPLAY", ":3")).display("Linux").message())
                .isEqualTo("DISPLAY=:3");
        assertThat(new JavaCheck(Map.of()).display("Linux").message()).contains("no window");
    }

    @Test
    void kernelsThatAreNotTheBestSayWhy() {
        assertThat(ProcessorCheck.kernels("scalar; not vector: Java lacks them"))
                .returns(Level.PROBLEM, Finding::level)
                .extracting(Finding::message)
                .asString()
                .contains("Java lacks them");
        assertThat(ProcessorCheck.kernels("vector; not oneDNN: no such file").level())
                .isEqualTo(Level.WARNING);
        assertThat(ProcessorCheck.kernels("vector, from 40 inputs on oneDNN").isOk()).isTrue();
    }

    @Test
    void memoryThatCannotBeHadIsWarnedOf() {
        Finding tooMuch = MemoryCheck.memory(8 * GIB, 8 * GIB, 6 * GIB, Optional.of(8 * GIB));
        assertThat(tooMuch.message()).contains("Java may use 8.0 GiB", "container limit: 8.0 GiB");
        assertThat(tooMuch.remedy()).isEqualTo("set CREAMERY_OPTS=-Xmx5734m");
        assertThat(MemoryCheck.memory(GIB / 2, 8 * GIB, 6 * GIB, Optional.empty()).remedy())
                .contains("-Xmx5734m");
        assertThat(MemoryCheck.memory(2 * GIB, 8 * GIB, GIB / 4, Optional.empty()).message())
                .contains("256 MiB are available", "other programs");
        assertThat(MemoryCheck.memory(2 * GIB, 8 * GIB, 6 * GIB, Optional.empty()).isOk()).isTrue();
    }

    @Test
    void aDiskIsTriedAndLeftAsItWas() throws IOException {
        Finding finding = new DiskCheck("workspace", folder.resolve("new/one")).look().getFirst();
        assertThat(finding.message()).contains("new/one (not there yet)", "MB/s", "free");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void aFolderThatIsAFileIsAProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new DiskCheck("workspace", file.resolve("in")).look().getFirst())
                .returns(Level.PROBLEM, Finding::level)
                .returns(file + " is a file", Finding::message);
    }

    @Test
    void fullSlowAndLocklessDisksAreToldApart() {
        assertThat(disk(50L << 20, 200, 1, true)).isEqualTo(Level.PROBLEM);
        assertThat(disk(GIB, 200, 1, true)).isEqualTo(Level.WARNING);
        assertThat(disk(100 * GIB, 200, 500, true)).isEqualTo(Level.WARNING);
        assertThat(disk(100 * GIB, 2, 1, true)).isEqualTo(Level.WARNING);
        assertThat(disk(100 * GIB, 200, 1, false)).isEqualTo(Level.PROBLEM);
        assertThat(disk(100 * GIB, 200, 1, true)).isEqualTo(Level.OK);
    }

    private Level disk(long free, double speed, double sync, boolean locks) {
        var measured = new DiskCheck.Measurement("ext4", free, speed, sync, locks);
        return new DiskCheck("workspace", folder).finding("workspace", measured).level();
    }

    @Test
    void resultsCanBeWrittenHere() throws IOException {
        assertThat(new DatabaseCheck().look())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isOk()).as(finding.message()).isTrue());
    }
}
