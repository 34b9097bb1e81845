package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Network namespaces for the box, its phones, another DHCP server and a rogue, joined by veth links; close deletes
 * them.
 */
final class Lab implements AutoCloseable {

    private final String tag = Long.toString(ProcessHandle.current().pid() % 100_000);
    final String boxSpace = "dtb" + tag;
    final String phoneSpace = "dtp" + tag;
    final String serverSpace = "dts" + tag;
    final String rogueSpace = "dtr" + tag;
    final Path folder;
    final BoxApi api = new BoxApi(this);
    private final List<Process> started = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();

    Lab() throws IOException {
        folder = Files.createTempDirectory("dialtone-lab");
        for (String space : List.of(boxSpace, phoneSpace, serverSpace, rogueSpace)) {
            ip("netns", "add", space);
            ip("-n", space, "link", "set", "lo", "up");
        }
    }

    /** Joins box and phones by a link: {@code boxEnd} has this address, {@code phoneEnd} has none. */
    void link(String boxEnd, String address, String phoneEnd) {
        ip("link", "add", boxEnd, "netns", boxSpace, "type", "veth", "peer", "name", phoneEnd, "netns", phoneSpace);
        ip("-n", boxSpace, "addr", "add", address, "brd", "+", "dev", boxEnd);
        ip("-n", boxSpace, "link", "set", boxEnd, "up");
        ip("-n", phoneSpace, "link", "set", phoneEnd, "up");
    }

    /** Joins two namespaces by a link whose far end has no address. */
    void cable(String space, String end, String address, String farSpace, String farEnd) {
        ip("link", "add", end, "netns", space, "type", "veth", "peer", "name", farEnd, "netns", farSpace);
        ip("-n", space, "addr", "add", address, "brd", "+", "dev", end);
        ip("-n", space, "link", "set", end, "up");
        ip("-n", farSpace, "link", "set", farEnd, "up");
    }

    /**
     * Joins box, phones and server on one switch, which is {@code lan0} with this address at the server; the phones'
     * end has none.
     */
    void lan(String boxEnd, String address, String phoneEnd, String serverAddress) {
        ip("-n", serverSpace, "link", "add", "lan0", "type", "bridge", "forward_delay", "0");
        ip("-n", serverSpace, "addr", "add", serverAddress, "brd", "+", "dev", "lan0");
        ip("-n", serverSpace, "link", "set", "lan0", "up");
        plug(boxEnd, boxSpace);
        ip("-n", boxSpace, "addr", "add", address, "brd", "+", "dev", boxEnd);
        plug(phoneEnd, phoneSpace);
    }

    /** Plugs a rogue with a MAC of its own into the switch of {@link #lan}; its end has no address. */
    void rogue(String end) {
        plug(end, rogueSpace);
    }

    private void plug(String end, String space) {
        ip("link", "add", end, "netns", space, "type", "veth", "peer", "name", "to-" + end, "netns", serverSpace);
        ip("-n", serverSpace, "link", "set", "to-" + end, "master", "lan0", "up");
        ip("-n", space, "link", "set", end, "up");
    }

    /**
     * Adds the VLAN's sub-interface to an interface, e.g. {@code phone0.20}; a program replaces it where the kernel has
     * none (CONFIG_VLAN_8021Q).
     */
    void vlan(String space, String parent, int vlan) throws IOException {
        String name = parent + "." + vlan;
        String id = Integer.toString(vlan);
        if (Command.run(120, in(space, "ip", "link", "add", "link", parent, "name", name, "type", "vlan", "id", id))
                        .status()
                != 0) {
            Path output = folder.resolve(space + name);
            start(
                    space,
                    output,
                    "python3",
                    Path.of("src", "test", "resources", "lab", "vlan.py").toString(),
                    parent,
                    id,
                    name);
            Box.await(120, output, () -> Box.text(output).contains("carrying"));
            ip("-n", space, "link", "set", name, "address", mac(space, parent));
        }
        ip("-n", space, "link", "set", name, "up");
    }

    private static String mac(String space, String name) {
        return Command.run(120, in(space, "cat", "/sys/class/net/" + name + "/address"))
                .must()
                .strip();
    }

    /** Gives the phones' end this phone's MAC, and no address. */
    void become(String phoneEnd, String mac) {
        ip("-n", phoneSpace, "addr", "flush", "dev", phoneEnd);
        ip("-n", phoneSpace, "link", "set", phoneEnd, "down");
        ip("-n", phoneSpace, "link", "set", phoneEnd, "address", mac);
        ip("-n", phoneSpace, "link", "set", phoneEnd, "up");
    }

    Command onPhone(String... command) {
        return Command.run(120, in(phoneSpace, command));
    }

    Command onBox(String... command) {
        return Command.run(120, in(boxSpace, command));
    }

    Command onServer(String... command) {
        return Command.run(120, in(serverSpace, command));
    }

    Command onRogue(String... command) {
        return Command.run(120, in(rogueSpace, command));
    }

    /**
     * Starts dnsmasq on the switch of {@link #lan}: it gives 10.66.1.1 to 10.66.1.50, and returns when it serves.
     *
     * @param more further words of its command line
     */
    void dnsmasq(String... more) throws IOException {
        Path log = folder.resolve("dnsmasq.log");
        List<String> command = new ArrayList<>(List.of(
                "dnsmasq",
                "--no-daemon",
                "--conf-file=/dev/null",
                "--port=0",
                "--user=root",
                "--interface=lan0",
                "--bind-interfaces",
                "--no-ping",
                "--dhcp-authoritative",
                "--dhcp-range=10.66.1.1,10.66.1.50,255.255.0.0,1h",
                "--dhcp-leasefile=" + folder.resolve("dnsmasq.leases")));
        command.addAll(List.of(more));
        start(serverSpace, log, command.toArray(String[]::new));
        Box.await(120, log, () -> Box.text(log).contains("IP range"));
    }

    /** Starts a program in a namespace; it ends with the lab at the latest. */
    Process start(String space, Path output, String... command) throws IOException {
        Process process = new ProcessBuilder(in(space, command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        started.add(process);
        return process;
    }

    /**
     * Starts the box with this site and waits until it is ready.
     *
     * @param through a command that starts the box; empty: the box starts directly
     */
    Box box(String site, Map<String, String> more, String... through) throws IOException {
        return boxUntil("ready", site, more, through);
    }

    /** @param health the check that must be up: {@code started} doesn't ask whether the box serves anybody */
    Box boxUntil(String health, String site, Map<String, String> more, String... through) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), site);
        Map<String, String> settings = new HashMap<>(Map.of(
                "DIALTONE_DATA",
                folder.resolve("data").toString(),
                "DIALTONE_SITE",
                file.toString(),
                "DIALTONE_ADMIN_PASSWORD",
                Box.PASSWORD,
                "DIALTONE_CONSOLE_PLAIN_HTTP",
                "true"));
        settings.putAll(more);
        Box box = Box.start(in(boxSpace, through), folder.resolve("box.log"), settings);
        boxes.add(box);
        box.await(240, () -> api.isUp(health));
        return box;
    }

    static List<String> in(String space, String... command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", space), Arrays.stream(command))
                .toList();
    }

    private static void ip(String... arguments) {
        Command.run(
                        120,
                        Stream.concat(Stream.of("ip"), Arrays.stream(arguments)).toList())
                .must();
    }

    @Override
    public void close() {
        boxes.forEach(Box::close);
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        for (String space : List.of(boxSpace, phoneSpace, serverSpace, rogueSpace)) {
            Command.run(120, List.of("ip", "netns", "del", space));
        }
    }
}
