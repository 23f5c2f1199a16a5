package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class DoctorCommandTest {

    @TempDir Path folder;

    @Test
    void aTableTellsAboutEverythingAndWhatToDo() throws IOException {
        Files.createDirectories(folder.resolve("data/banana"));
        Files.createFile(folder.resolve("data/banana/banana.tsv.gz"));
        Files.createFile(folder.resolve("data/sleep.tsv.gz"));
        String nobody = "http://localhost:" + freePort() + "/";
        Invocation doctor = doctor(nobody);
        assertThat(doctor.out())
                .contains("java", "processor", "kernels", "memory", "workspace", "cache")
                .contains("results", "backends", "display")
                .contains(folder.resolve("data") + ": banana, sleep")
                .containsPattern("data +warning +not on this machine: .*mnist")
                .contains(nobody, "no connection to the server")
                .contains("What to do:", "--data or CREAMERY_DATA");
        assertThat(doctor.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void dataThatCanBeDownloadedAreNothingToDo() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        try {
            Invocation doctor =
                    doctor("http://localhost:" + server.getAddress().getPort() + "/datasets/");
            assertThat(doctor.out())
                    .containsPattern("data +ok +not on this machine, downloaded when .* mnist");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aDataFolderThatIsMissingIsAProblemAndTheRestIsChecked() {
        Invocation doctor =
                Invocation.of(
                        "doctor",
                        "--workspace",
                        folder,
                        "--data",
                        folder.resolve("none"),
                        "--format",
                        "json");
        assertThat(doctor.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(doctor.out())
                .startsWith("{\"ok\":false,")
                .contains("there is no data folder " + folder.resolve("none"))
                .contains("\"subject\":\"java\"");
    }

    private Invocation doctor(String pmlb) {
        return Invocation.in(
                Map.of("CREAMERY_PMLB", pmlb),
                "doctor",
                "--workspace",
                folder.resolve("workspace"),
                "--data",
                folder.resolve("data"));
    }

    /** A port at which nobody listens. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
