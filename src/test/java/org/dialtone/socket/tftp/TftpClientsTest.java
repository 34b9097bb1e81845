package org.dialtone.socket.tftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dialtone.net.Ip4;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.socket.dhcp.BadLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clients fetch a phone's file whole. Debian: curl, atftp, tftp-hpa. */
@Tag("clients")
class TftpClientsTest {

    @TempDir
    private Path folder;

    private final TftpBench bench = new TftpBench("0.0.0.0", 0);

    TftpClientsTest() {
        // The clients can't choose their source address: 127.0.0.1 is the phone's.
        bench.rig.put(TftpBench.mac(0), Ip4.of("127.0.0.1"), "T46S", new Line("1001", "Reception", null, "secret"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String run(String... command) throws IOException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private String port() {
        return Integer.toString(bench.sockets.localPort());
    }

    private void assertFetched(String said) throws IOException {
        assertTrue(Files.exists(folder.resolve("got")), said);
        assertEquals(bench.phoneFile(0, Ip4.of("127.0.0.1")), Files.readString(folder.resolve("got")), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "512", "1428", "65464"})
    void curlGetsTheFile(String blockSize) throws IOException {
        assertFetched(run(
                "curl",
                "-sS",
                "--tftp-blksize",
                blockSize,
                "-o",
                "got",
                "tftp://127.0.0.1:" + port() + "/" + TftpBench.FOLDER + TftpBench.file(0)));
    }

    @Test
    void curlGetsTheFileWithoutOptions() throws IOException {
        assertFetched(run(
                "curl",
                "-sS",
                "--tftp-no-options",
                "-o",
                "got",
                "tftp://127.0.0.1:" + port() + "/" + TftpBench.file(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsize", "blksize 8", "blksize 1428", "windowsize 8", "timeout 3"})
    void atftpGetsTheFile(String option) throws IOException {
        assertFetched(run(
                "atftp",
                "--option",
                option,
                "--get",
                "-r",
                TftpBench.FOLDER + TftpBench.file(0),
                "-l",
                "got",
                "127.0.0.1",
                port()));
    }

    /** The client's ascii mode turns line ends back into this system's. */
    @ParameterizedTest
    @ValueSource(strings = {"binary", "ascii"})
    void tftpHpaGetsTheFile(String mode) throws IOException {
        assertFetched(run("tftp", "-4", "-m", mode, "127.0.0.1", port(), "-c", "get", TftpBench.file(0), "got"));
    }

    /** A tenth of the packets is lost, a tenth comes twice; the lab's TftpIT tests real links. */
    @ParameterizedTest
    @ValueSource(strings = {"curl", "atftp", "windows", "tftp"})
    void clientsGetTheFileOnABadLine(String client) throws IOException {
        try (BadLine line = new BadLine(bench.sockets.localPort(), 10, 7)) {
            String port = Integer.toString(line.port());
            String file = TftpBench.file(0);
            assertFetched(
                    switch (client) {
                        case "curl" ->
                            run(
                                    "curl",
                                    "-sS",
                                    "--tftp-blksize",
                                    "512",
                                    "-o",
                                    "got",
                                    "tftp://127.0.0.1:" + port + "/" + file);
                        case "atftp" ->
                            run(
                                    "atftp",
                                    "--option",
                                    "timeout 1",
                                    "--option",
                                    "blksize 256",
                                    "--get",
                                    "-r",
                                    file,
                                    "-l",
                                    "got",
                                    "127.0.0.1",
                                    port);
                        case "windows" ->
                            run(
                                    "atftp",
                                    "--option",
                                    "timeout 1",
                                    "--option",
                                    "blksize 64",
                                    "--option",
                                    "windowsize 4",
                                    "--get",
                                    "-r",
                                    file,
                                    "-l",
                                    "got",
                                    "127.0.0.1",
                                    port);
                        default -> run("tftp", "-4", "-m", "binary", "127.0.0.1", port, "-c", "get", file, "got");
                    });
        }
    }

    @Test
    void refusalsAreUnderstood() throws IOException {
        String url = "tftp://127.0.0.1:" + port() + "/";
        assertTrue(run("curl", "-sS", "-o", "got", url + "nothing").contains("TFTP: File Not Found"));
        assertTrue(run("curl", "-sS", "-o", "got", url + TftpBench.file(1)).contains("TFTP: Access Violation"));
        assertFalse(Files.exists(folder.resolve("got")) && Files.size(folder.resolve("got")) > 0);
        assertTrue(run("tftp", "-4", "-m", "binary", "127.0.0.1", port(), "-c", "get", "nothing", "got")
                .contains("no such file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "tftp"})
    void noClientMayWrite(String client) throws IOException {
        Files.writeString(folder.resolve("mine"), "x");
        String said = client.equals("curl")
                ? run("curl", "-sS", "-T", "mine", "tftp://127.0.0.1:" + port() + "/mine")
                : run("tftp", "-4", "127.0.0.1", port(), "-c", "put", "mine", "mine");
        assertTrue(List.of("Access Violation", "only reads").stream().anyMatch(said::contains), said);
    }
}
