package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All that machines and phones promise on a switch, seen at its ports by tcpdump. */
final class Wire implements AutoCloseable {

    /** DHCP, SIP, and the segments of HTTP that begin an answer. */
    private static final String FILTER = "udp and (port 67 or port 68 or src port 5060)"
            + " or (tcp src port 80 and tcp[((tcp[12] & 0xf0) >> 2):4] = 0x48545450)";

    private final Process tcpdump;
    private final Path said;
    private final List<Seen> seen = new ArrayList<>();

    /** @param ports as {@link SeenReader} takes them */
    Wire(String space, Map<Integer, String> ports, Path folder) throws IOException {
        said = folder.resolve("tcpdump.txt");
        tcpdump = new ProcessBuilder(Lab.in(
                        space,
                        "tcpdump",
                        "-i",
                        "any",
                        "-y",
                        "LINUX_SLL2",
                        "-Z",
                        "root",
                        "-B",
                        "65536",
                        // The kernel's buffer has room for as many packets of this length as fit.
                        "-s",
                        "2048",
                        "-n",
                        "-U",
                        "--immediate-mode",
                        "-w",
                        "-",
                        FILTER))
                .redirectError(said.toFile())
                .start();
        SeenReader reader = new SeenReader(ports);
        Thread.ofPlatform().daemon().name("wire").start(() -> watch(reader));
        Box.await(60, said, () -> Box.text(said).contains("listening on"));
    }

    private void watch(SeenReader reader) {
        try {
            PacketCapture capture = new PacketCapture(tcpdump.getInputStream());
            for (PacketCapture.Packet next = capture.next(); next != null; next = capture.next()) {
                reader.read(next).ifPresent(this::note);
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private synchronized void note(Seen each) {
        seen.add(each);
    }

    /** What was seen after the first so many. */
    synchronized List<Seen> since(int first) {
        return List.copyOf(seen.subList(first, seen.size()));
    }

    /** Ends the capture, which must have missed nothing. */
    @Override
    public void close() {
        try {
            tcpdump.destroy();
            tcpdump.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tcpdump.destroyForcibly();
        }
    }

    /** What tcpdump says at its end: how many packets it saw, and how many the kernel dropped. */
    String said() {
        return Box.text(said);
    }
}
