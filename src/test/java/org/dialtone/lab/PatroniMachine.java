package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A machine of a cluster: namespaces for network, processes and mounts, and a disk of its own; close takes all of it
 * away. Its services are Debian's, on the files that cluster/files makes.
 */
final class PatroniMachine implements AutoCloseable {

    private static final Path SCRIPTS = Path.of("src", "test", "resources", "lab");
    private static final String LINK = "eth0";
    /** Of the boxes, in the subnet of the machines. */
    static final String SHARED = "10.66.0.1";

    final String name;
    final String address;
    final Path disk;
    private final Lab lab;
    private final Path files;
    private final String space;
    private Process power;

    /** @param files what cluster/files made, for all machines */
    PatroniMachine(Lab lab, String name, String address, Path files) {
        this.lab = lab;
        this.name = name;
        this.address = address;
        this.files = files;
        space = lab.boxSpace + name;
        disk = lab.folder.resolve(name);
    }

    /** Makes its disk and its network. */
    void make() throws IOException {
        Files.createDirectory(disk);
        must("mount", "-t", "tmpfs", "-o", "size=600m", "tmpfs", disk.toString());
        must("ip", "netns", "add", space);
        must("ip", "-n", space, "link", "set", "lo", "up");
    }

    /** Plugs it into the bridge of this name in the lab's server's namespace. */
    void plug(String bridge) {
        String port = "to-" + name;
        must("ip", "link", "add", LINK, "netns", space, "type", "veth", "peer", "name", port, "netns", lab.serverSpace);
        must("ip", "-n", lab.serverSpace, "link", "set", port, "master", bridge, "up");
        must("ip", "-n", space, "addr", "add", address + "/16", "brd", "+", "dev", LINK);
        must("ip", "-n", space, "link", "set", LINK, "up");
    }

    /** Switches it on: what its disk holds is there, and its services start. */
    void start() throws IOException {
        power = new ProcessBuilder(Lab.in(
                        space,
                        "unshare",
                        "--mount",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "bash",
                        SCRIPTS.resolve("machine.sh").toString(),
                        disk.toString(),
                        files.resolve(name).toString()))
                .redirectError(lab.folder.resolve(name + ".err").toFile())
                .start();
        String said = power.inputReader().readLine();
        if (!"ready".equals(said)) {
            throw new AssertionError(said + Box.text(lab.folder.resolve(name + ".err")));
        }
        must("ip", "-n", space, "link", "set", LINK, "up");
        for (String service : List.of("etcd", "patroni", "haproxy")) {
            new ProcessBuilder(inside(
                            "bash",
                            SCRIPTS.resolve("service.sh").toAbsolutePath().toString(),
                            service))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(log(service).toFile()))
                    .start();
        }
    }

    /** Cuts its power: all that runs there is gone, and nothing answers at its address. */
    void cut() {
        must("ip", "-n", space, "link", "set", LINK, "down");
        power.descendants().forEach(ProcessHandle::destroyForcibly);
        power.destroyForcibly().onExit().join();
    }

    boolean isOn() {
        return power.isAlive();
    }

    /** The command line that runs a command on it. */
    List<String> inside(String... command) {
        String first = String.valueOf(power.children()
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is off"))
                .pid());
        return Stream.concat(
                        Stream.of("nsenter", "--target", first, "--mount", "--net", "--pid", "--"), Stream.of(command))
                .toList();
    }

    Command run(String... command) {
        return Command.run(60, inside(command));
    }

    /** Asks its PostgreSQL as its superuser; a row a line, with | between columns. */
    Command sql(String statement) {
        return run(
                "setpriv",
                "--reuid",
                "postgres",
                "--regid",
                "postgres",
                "--init-groups",
                "psql",
                "-qXAt",
                "-c",
                statement,
                "dialtone");
    }

    /** Starts Dialtone there, as its unit does: with the settings and the key that the cluster's files give it. */
    Box dialtone(Path site) throws IOException {
        Path data = Files.createDirectory(lab.folder.resolve("data-" + name));
        Files.copy(files.resolve(name).resolve("secret.key"), data.resolve("secret.key"));
        List<String> command =
                new ArrayList<>(inside("bash", "-c", "set -a; . /etc/dialtone/cluster; exec \"$@\"", "dialtone"));
        command.addAll(Packaged.PROGRAM.command());
        return Box.run(
                command,
                log("dialtone"),
                Map.of(
                        "DIALTONE_NAME",
                        name,
                        "DIALTONE_DATA",
                        data.toString(),
                        "DIALTONE_SITE",
                        site.toString(),
                        "DIALTONE_ADMIN_PASSWORD",
                        Box.PASSWORD,
                        "DIALTONE_CONSOLE_PLAIN_HTTP",
                        "true",
                        "DIALTONE_SHARED_ADDRESS",
                        LINK + "=" + SHARED + "/16"));
    }

    Path log(String service) {
        return lab.folder.resolve(name + "-" + service + ".log");
    }

    private static void must(String... command) {
        Command.run(60, List.of(command)).must();
    }

    @Override
    public void close() {
        if (power != null && isOn()) {
            cut();
        }
        Command.run(60, List.of("ip", "netns", "del", space));
        Command.run(60, List.of("umount", "-l", disk.toString()));
    }
}
