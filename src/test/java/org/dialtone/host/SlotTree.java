package org.dialtone.host;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that represents the appliance: the shipped scripts, two slots, and GRUB's block. */
public final class SlotTree implements AutoCloseable {

    private static final Path SHIPPED = Path.of("iso/overlay/usr/lib/dialtone");
    private static final String HEALTHY = "UP dhcp sockets\nDOWN other dhcp servers\nUP sip sockets\n";

    final Path root;
    final Map<String, String> environment = new HashMap<>();

    private ServerSocketChannel socket;

    public SlotTree(Path root) throws IOException {
        this.root = root;
        for (String script : List.of("root-helper", "slots", "good", "errands/update", "errands/slots")) {
            Path to = file("usr/lib/dialtone/" + script);
            Files.createDirectories(to.getParent());
            Files.copy(SHIPPED.resolve(script), to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        write(
                "usr/lib/dialtone/release",
                "product dialtone\nversion 1.2.0\nserial 20260601000000\narch amd64\nschema 12\n");
        write("usr/lib/dialtone/update.pub", UpdateFile.publicKey());
        write(
                "run/live/medium/slot-a/manifest",
                "dialtone-update 1\nproduct dialtone\nversion 1.2.0\nserial 20260601000000\n");
        write("run/live/medium/slot-b/vmlinuz", "the one before");
        write(
                "run/live/medium/slot-b/manifest",
                "dialtone-update 1\nproduct dialtone\nversion 1.1.0\nserial 20260101000000\n");
        health(HEALTHY);
        program("errands/reboot", "echo reboot > '" + file("run/dialtone/asked") + "'");
        runs("a");
        grub("slot=a");
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    public void runs(String slot) throws IOException {
        write(
                "proc/cmdline",
                "boot=live panic=10 live-media-path=/slot-" + slot + (slot.isEmpty() ? "" : " dialtone.slot=" + slot)
                        + "\n");
    }

    /** Sets the health that the box reports; empty: it doesn't answer. */
    public void health(String lines) throws IOException {
        write("health", lines);
        program("health", "cat '" + file("health") + "'");
    }

    private void program(String name, String does) throws IOException {
        write("usr/lib/dialtone/" + name, "#!/bin/sh\n" + does + "\n");
        file("usr/lib/dialtone/" + name).toFile().setExecutable(true);
    }

    /** Writes GRUB's block, as {@code grub-editenv} does. */
    public void grub(String... lines) throws IOException {
        String text = "# GRUB Environment Block\n"
                + Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining());
        write("run/dialtone/esp/grub/grubenv", text + "#".repeat(1024 - text.length()));
    }

    /** Returns the lines of GRUB's block that set a value. */
    public String grub() throws IOException {
        String block = Files.readString(file("run/dialtone/esp/grub/grubenv"));
        if (block.length() != 1024 || !block.startsWith("# GRUB Environment Block\n")) {
            throw new AssertionError("GRUB doesn't read this: " + block);
        }
        return block.lines().filter(line -> line.matches("\\w+=.+")).collect(Collectors.joining(" "));
    }

    /** Lists every file of the slots by its path, with its length. */
    Map<String, Long> slots() throws IOException {
        Path system = file("run/live/medium");
        Map<String, Long> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(system)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                found.put(system.relativize(one).toString(), Files.size(one));
            }
        }
        return found;
    }

    record Told(int status, String text) {

        String last() {
            return text.lines().reduce((_, line) -> line).orElse("");
        }
    }

    Told run(String script, byte[] input) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", file("usr/lib/dialtone/" + script).toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("DIALTONE_TREE", root.toString());
        Process process = builder.start();
        Thread.ofVirtual().start(() -> feed(process, input));
        String text = new String(process.getInputStream().readAllBytes());
        try {
            return new Told(process.waitFor(), text);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Listens as the appliance's socket does, and serves each connection on its own. */
    public void listen(Path at) throws IOException {
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(at));
        Thread.ofVirtual().start(this::accept);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel asker = socket.accept();
                Thread.ofVirtual().start(() -> serve(asker));
            } catch (IOException _) {
                return;
            }
        }
    }

    /** Copies both ways at once, as a socket does that is the script's input and output. */
    private void serve(SocketChannel asker) {
        try (asker) {
            ProcessBuilder builder =
                    new ProcessBuilder(file("usr/lib/dialtone/root-helper").toString());
            builder.environment().put("DIALTONE_TREE", root.toString());
            Process helper = builder.start();
            Thread.ofVirtual().start(() -> pump(asker, helper));
            byte[] chunk = new byte[8192];
            for (int length = helper.getInputStream().read(chunk);
                    length >= 0;
                    length = helper.getInputStream().read(chunk)) {
                asker.write(ByteBuffer.wrap(chunk, 0, length));
            }
        } catch (IOException _) {
            // The client closed the connection.
        }
    }

    private static void pump(SocketChannel asker, Process helper) {
        ByteBuffer chunk = ByteBuffer.allocate(8192);
        try (OutputStream out = helper.getOutputStream()) {
            while (asker.read(chunk.clear()) >= 0) {
                out.write(chunk.array(), 0, chunk.position());
                out.flush();
            }
        } catch (IOException _) {
            // The script read no further.
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException _) {
            // The script had read enough to refuse the rest.
        }
    }
}
