package org.dialtone.socket.dhcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Two network namespaces of this test process, joined by a veth link; needs root. */
final class Namespaces implements AutoCloseable {

    static final String SERVER_SIDE = "voice0";
    static final String CLIENT_SIDE = "phone0";

    private final String server = "dialtone-server-" + ProcessHandle.current().pid();
    private final String client = "dialtone-client-" + ProcessHandle.current().pid();

    /** @param address the server side's address with its prefix; the client's side is up and has none */
    Namespaces(String address) throws IOException, InterruptedException {
        try {
            ip("netns", "add", server);
            ip("netns", "add", client);
            ip("-n", server, "link", "add", SERVER_SIDE, "type", "veth", "peer", "name", CLIENT_SIDE, "netns", client);
            ip("-n", server, "addr", "add", address, "dev", SERVER_SIDE);
            ip("-n", server, "link", "set", SERVER_SIDE, "up");
            ip("-n", client, "link", "set", CLIENT_SIDE, "up");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Returns the prefix of a command that runs on the server's side. */
    List<String> inServer() {
        return List.of("ip", "netns", "exec", server);
    }

    List<String> inClient() {
        return List.of("ip", "netns", "exec", client);
    }

    @Override
    public void close() throws IOException {
        for (String namespace : List.of(server, client)) {
            new ProcessBuilder("ip", "netns", "delete", namespace)
                    .redirectErrorStream(true)
                    .start()
                    .onExit()
                    .join();
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
