package org.dialtone.edge.os;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that stands for the appliance: the shipped scripts, two slots, and what GRUB keeps of them. */
final class SlotTree {

    private static final Path SHIPPED = Path.of("iso/overlay/usr/lib/dialtone");
    private static final String HEALTHY = "UP dhcp sockets\nDOWN other dhcp servers\nUP sip sockets\n";

    final Path root;
    final Map<String, String> environment = new HashMap<>();

    SlotTree(Path root) throws IOException {
        this.root = root;
        for (String script : List.of("slots", "good", "errands/update", "errands/slots")) {
            Path to = file("usr/lib/dialtone/" + script);
            Files.createDirectories(to.getParent());
            Files.copy(SHIPPED.resolve(script), to);
        }
        write("usr/lib/dialtone/release", "product dialtone\nversion 1.2.0\nserial 20260601000000\narch amd64\nschema 12\n");
        write("usr/lib/dialtone/update.pub", UpdateFile.publicKey());
        write("run/live/medium/slot-a/manifest", "dialtone-update 1\nproduct dialtone\nversion 1.2.0\nserial 20260601000000\n");
        write("run/live/medium/slot-b/vmlinuz", "the one before");
        write("run/live/medium/slot-b/manifest", "dialtone-update 1\nproduct dialtone\nversion 1.1.0\nserial 20260101000000\n");
        health(HEALTHY);
        runs("a");
        grub("slot=a");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    void runs(String slot) throws IOException {
        write("proc/cmdline", "boot=live panic=10 live-media-path=/slot-" + slot + (slot.isEmpty() ? "" : " dialtone.slot=" + slot) + "\n");
    }

    /** What the box says of itself; empty: it doesn't answer. */
    void health(String lines) throws IOException {
        write("health", lines);
        write("usr/lib/dialtone/health", "#!/bin/sh\ncat '" + file("health") + "'\n");
        file("usr/lib/dialtone/health").toFile().setExecutable(true);
    }

    /** GRUB's block, as {@code grub-editenv} writes it. */
    void grub(String... lines) throws IOException {
        String text = "# GRUB Environment Block\n" + Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining());
        write("run/dialtone/esp/grub/grubenv", text + "#".repeat(1024 - text.length()));
    }

    /** The lines of GRUB's block that say something. */
    String grub() throws IOException {
        String block = Files.readString(file("run/dialtone/esp/grub/grubenv"));
        if (block.length() != 1024 || !block.startsWith("# GRUB Environment Block\n")) {
            throw new AssertionError("GRUB doesn't read this: " + block);
        }
        return block.lines().filter(line -> line.matches("\\w+=.+")).collect(Collectors.joining(" "));
    }

    /** Every file of the slots by its path, with its length. */
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
        ProcessBuilder builder = new ProcessBuilder("bash", file("usr/lib/dialtone/" + script).toString()).redirectErrorStream(true);
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

    private static void feed(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException _) {
            // It had read enough to refuse the rest.
        }
    }
}
