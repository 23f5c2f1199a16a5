package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class JavaCommandTest {

    @Test
    void anotherProcessGetsTheOptionsButNoneOfOneProcessAlone() {
        assertThat(JavaCommand.suitsAnother("--add-modules=jdk.incubator.vector")).isTrue();
        assertThat(JavaCommand.suitsAnother("-Xmx4g")).isTrue();
        assertThat(JavaCommand.suitsAnother("-XX:+AutoCreateSharedArchive")).isFalse();
        assertThat(JavaCommand.suitsAnother("-XX:SharedArchiveFile=/tmp/a.jsa")).isFalse();
        assertThat(JavaCommand.suitsAnother("-Xlog:cds*=off,aot*=off")).isFalse();
        assertThat(JavaCommand.suitsAnother("-agentlib:jdwp=server=y")).isFalse();
        assertThat(JavaCommand.suitsAnother("-XX:ErrorFile=/tmp/hs_err.log")).isFalse();
    }

    @Test
    void theCommandHasOptionsClassPathMainClassAndArgumentsInThisOrder() {
        JavaCommand command = new JavaCommand(Path.of("java"), "a.jar", List.of("-Xmx4g"));
        assertThat(command.withOption("-ea").of("Main", List.of("run", "quick")))
                .containsExactly("java", "-Xmx4g", "-ea", "-cp", "a.jar", "Main", "run", "quick");
    }
}
