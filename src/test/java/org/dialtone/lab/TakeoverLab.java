package org.dialtone.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Machines in namespaces of their own, each on two switches: one leads to the phones, the other to a PostgreSQL server.
 * Close deletes all.
 */
final class TakeoverLab implements AutoCloseable {

    static final String SHARED = "10.66.0.1";
    private static final String NET = "10.66.0.";
    private static final String SERVER = "10.77.0.1";
    /** Also in phones.nft. */
    private static final String PHONES_MAC = "02:66:00:00:00:fa";

    private final String tag = Long.toString(ProcessHandle.current().pid() % 100_000);
    final String lan = "dtl" + tag;
    final String server = "dtd" + tag;
    final String phones = "dtph" + tag;
    final Path folder;
    final List<Machine> machines = new ArrayList<>();
    private final List<String> spaces = new ArrayList<>();
    private Process postgres;
    private BufferedWriter orders;
    private BufferedReader says;

    /** @param folder of all that machines and servers write */
    TakeoverLab(Path folder, List<String> names) throws IOException {
        this.folder = folder;
        try {
            build(names);
        } catch (IOException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void build(List<String> names) throws IOException {
        Stream.of(lan, server, phones).forEach(this::space);
        bridge(lan);
        bridge(server);
        ip("-n", server, "addr", "add", SERVER + "/24", "dev", "lan0");
        plug(phones, "phone0", NET + "250/16", lan, "phones");
        ip("-n", phones, "link", "set", "phone0", "address", PHONES_MAC);
        ip("-n", phones, "route", "add", "255.255.255.255", "dev", "phone0");
        for (String pool : List.of(NET.replace(".0.", ".1.") + "0/24", NET.replace(".0.", ".2.") + "0/24")) {
            ip("-n", phones, "route", "add", "local", pool, "dev", "lo");
        }
        // Who asks for a machine asks in the name of the link's own address.
        run("ip", "netns", "exec", phones, "sysctl", "-qw", "net.ipv4.conf.all.arp_announce=2");
        run("ip", "netns", "exec", phones, "nft", "-f", "src/test/resources/lab/phones.nft");
        for (String name : names) {
            String space = "dt" + name + tag;
            space(space);
            int number = 11 + machines.size();
            plug(space, "voice0", NET + number + "/16", lan, "to-" + name);
            plug(space, "db0", "10.77.0." + number + "/24", server, "to-" + name);
            machines.add(new Machine(this, name, space, NET + number));
        }
        startPostgres();
    }

    /** The address of the database, for machines, and for whoever asks in {@link #server}. */
    String database() {
        return "postgresql://dialtone:secret@" + SERVER + ":5432/postgres";
    }

    /** The machines by the numbers of their ports at the switch of the phones, whose own port has no name. */
    Map<Integer, String> ports() {
        Map<Integer, String> ports = new HashMap<>();
        ports.put(number("phones"), "");
        machines.forEach(machine -> ports.put(number(machine.port()), machine.name));
        return ports;
    }

    private int number(String port) {
        return Integer.parseInt(run("ip", "netns", "exec", lan, "cat", "/sys/class/net/" + port + "/ifindex")
                .strip());
    }

    /** Takes a machine's port out of the switch, or puts it in again; the machine's own end stays up. */
    void join(String space, Machine machine, boolean joined) {
        if (joined) {
            ip("-n", space, "link", "set", machine.port(), "master", "lan0");
        } else {
            ip("-n", space, "link", "set", machine.port(), "nomaster");
        }
    }

    /** Pulls the cable of a machine's port, or plugs it in: the machine's own end loses its carrier. */
    void carry(String space, Machine machine, boolean up) {
        ip("-n", space, "link", "set", machine.port(), up ? "up" : "down");
    }

    /** Returns when nothing of the server runs any more. */
    void killPostgres() throws IOException {
        order("kill");
        hear("killed");
    }

    /** Starts the server again, and returns when it answers. */
    void restartPostgres() throws IOException {
        order("start");
        hear("ready");
    }

    private void startPostgres() throws IOException {
        Path access = Files.writeString(folder.resolve("pg_hba.conf"), "host all all 0.0.0.0/0 scram-sha-256\n");
        run("chmod", "755", folder.toString());
        postgres = new ProcessBuilder(Lab.in(
                        server,
                        "bash",
                        "src/test/resources/lab/postgres.sh",
                        "5432",
                        "-c",
                        "listen_addresses=*",
                        "-c",
                        "hba_file=" + access))
                .redirectError(folder.resolve("postgres.txt").toFile())
                .start();
        orders = new BufferedWriter(new OutputStreamWriter(postgres.getOutputStream()));
        says = new BufferedReader(new InputStreamReader(postgres.getInputStream()));
        hear("ready");
    }

    private void order(String text) throws IOException {
        orders.write(text + "\n");
        orders.flush();
    }

    private void hear(String word) throws IOException {
        if (!word.equals(says.readLine())) {
            throw new IOException("PostgreSQL isn't " + word + ": " + Box.text(folder.resolve("postgres.txt")));
        }
    }

    private void space(String name) {
        ip("netns", "add", name);
        spaces.add(name);
        ip("-n", name, "link", "set", "lo", "up");
    }

    private static void bridge(String space) {
        ip("-n", space, "link", "add", "lan0", "type", "bridge", "forward_delay", "0");
        ip("-n", space, "link", "set", "lan0", "up");
    }

    /** Plugs a machine of another lab into the switch of the phones. */
    void join(String space, String end, String address, String port) {
        plug(space, end, address, lan, port);
    }

    private static void plug(String space, String end, String address, String switched, String port) {
        ip("link", "add", end, "netns", space, "type", "veth", "peer", "name", port, "netns", switched);
        ip("-n", switched, "link", "set", port, "master", "lan0", "up");
        ip("-n", space, "addr", "add", address, "brd", "+", "dev", end);
        ip("-n", space, "link", "set", end, "up");
    }

    private static void ip(String... arguments) {
        run(Stream.concat(Stream.of("ip"), Stream.of(arguments)).toArray(String[]::new));
    }

    static String run(String... command) {
        return Command.run(60, List.of(command)).must();
    }

    @Override
    public void close() throws IOException {
        machines.forEach(Machine::close);
        if (postgres != null) {
            orders.close();
            postgres.onExit()
                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        }
        for (String space : spaces) {
            Command.run(60, List.of("ip", "netns", "del", space));
        }
    }
}
