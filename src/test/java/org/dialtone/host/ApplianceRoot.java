package org.dialtone.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The appliance's side of the privileged helper: the scripts that it ships, in a root folder of their own, with
 * stand-ins for systemd that log their calls. Timers elapse only when a test says so.
 */
public final class ApplianceRoot implements AutoCloseable {

    static final Path SCRIPTS = Path.of("iso/overlay/usr/lib/dialtone").toAbsolutePath();

    public final Path folder;
    private Path at;
    private ServerSocketChannel socket;
    private Thread listener;

    /** A program's output and exit status. */
    public record Said(int status, String text) {}

    public ApplianceRoot(Path folder) throws IOException {
        this.folder = folder;
        for (String each : List.of("run/systemd/network", "data", "bin")) {
            Files.createDirectories(folder.resolve(each));
        }
        for (String name : List.of("systemctl", "systemd-run", "networkctl", "ip", "chronyc")) {
            stub(name, "exit 0");
        }
    }

    /** Makes a program of this name that logs its arguments and then runs this script. */
    public void stub(String name, String does) throws IOException {
        Path file = Files.writeString(
                folder.resolve("bin/" + name),
                "#!/bin/sh\necho \"" + name + " $*\" >> " + folder + "/calls\n" + does + "\n");
        file.toFile().setExecutable(true);
    }

    /** Returns the calls since the last time. */
    public List<String> calls() throws IOException {
        Path file = folder.resolve("calls");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        Files.deleteIfExists(file);
        return lines.stream().map(line -> line.replace(SCRIPTS.toString(), "…")).toList();
    }

    /** Runs a shipped script with this standard input. */
    public Said run(String input, String script, String... arguments) {
        try {
            Process process = process(script, arguments);
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes());
            } catch (IOException _) {
                // The script read as much as it needed.
            }
            String text = new String(process.getInputStream().readAllBytes());
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process process(String script, String... arguments) throws IOException {
        return start(
                List.of(),
                Stream.concat(Stream.of(SCRIPTS.resolve(script).toString()), Arrays.stream(arguments))
                        .toList());
    }

    /**
     * Starts a program as the scripts are started.
     *
     * @param settings NAME=VALUE each
     */
    Process start(List<String> settings, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        settings.forEach(setting -> builder.environment()
                .put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        builder.environment().put("DIALTONE_TEST_ROOT", folder.toString());
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, stubs) -> stubs + ":" + path);
        return builder.start();
    }

    /** Returns the text of each unit, by name. */
    public List<String> units() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("run/systemd/network"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    public String unit(String name) throws IOException {
        return Files.readString(folder.resolve("run/systemd/network").resolve(name));
    }

    /** Acts like a power cut: the content of memory is gone. */
    public void cutPower() throws IOException {
        List<Path> gone = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
            files.filter(Files::isRegularFile).forEach(gone::add);
        }
        for (Path file : gone) {
            Files.delete(file);
        }
    }

    /** Ends a trial as if its 120 s were over. */
    public Said elapse() throws IOException {
        Files.writeString(folder.resolve("run/dialtone/network/deadline"), "0\n");
        return run("", "network", "late");
    }

    /**
     * Listens as the appliance's socket does.
     *
     * @return the socket's path
     */
    public Path listen(Path at) throws IOException {
        this.at = at;
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(at));
        listener = Thread.ofVirtual().start(this::accept);
        return at;
    }

    private void accept() {
        while (socket.isOpen()) {
            try (SocketChannel asker = socket.accept()) {
                Process helper = process("root-helper");
                Channels.newInputStream(asker).transferTo(helper.getOutputStream());
                helper.getOutputStream().close();
                helper.getInputStream().transferTo(Channels.newOutputStream(asker));
                helper.waitFor();
            } catch (ClosedChannelException | InterruptedException _) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for a script that still runs: it writes into the folder, which the test deletes. */
    @Override
    public void close() throws IOException {
        if (socket == null) {
            return;
        }
        socket.close();
        Files.deleteIfExists(at);
        try {
            listener.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
