package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Debian 13 with systemd and nothing else, booted by systemd-nspawn on the box's network; close deletes it. */
final class DebianMachine implements AutoCloseable {

    private static final int SECONDS = 900;
    /** nspawn asks the host's systemd for control groups, and takes its own where there is none. */
    private static final Path HOST_SYSTEMD = Path.of("/run/systemd/system");

    private final Path root;
    private final Path console;
    private Process process;

    /** @param folder where the machine lies; it must not exist */
    DebianMachine(Path folder) {
        root = folder.resolve("root");
        console = folder.resolve("console");
    }

    /** @param space the network namespace that it has */
    void boot(String space) throws IOException {
        Files.createDirectories(root);
        Command.run(
                        SECONDS,
                        List.of(
                                Path.of("src", "test", "resources", "lab", "base-image")
                                        .toString(),
                                root.toString(),
                                "systemd-sysv"))
                .must();
        // What is installed now must need nothing more.
        Files.deleteIfExists(file("/etc/apt/sources.list"));
        List<String> command = new ArrayList<>(List.of(
                "systemd-nspawn",
                "--quiet",
                "--boot",
                "--console=pipe",
                "--register=no",
                "--directory=" + root,
                "--network-namespace-path=/run/netns/" + space));
        if (!Files.isDirectory(HOST_SYSTEMD)) {
            command.add("--keep-unit");
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        Box.await(
                300,
                console,
                () -> process.children().findAny().isPresent()
                        && run("systemctl", "is-active", "multi-user.target").status() == 0);
        // nspawn shows the host's links there.
        shell("mkdir /run/sys && mount -t sysfs sysfs /run/sys && for each in class/net devices/virtual/net; do"
                + " mount --bind /run/sys/$each /sys/$each || exit; done");
    }

    /** Runs a command on the machine, as root and without a terminal. */
    Command run(String... command) {
        String first = Long.toString(process.children().findAny().orElseThrow().pid());
        return Command.run(
                SECONDS,
                Stream.concat(
                                Stream.of(
                                        "nsenter",
                                        "--target",
                                        first,
                                        "--all",
                                        "env",
                                        "--ignore-environment",
                                        "HOME=/root",
                                        "PATH=/usr/sbin:/usr/bin"),
                                Arrays.stream(command))
                        .toList());
    }

    String shell(String script) {
        return run("sh", "-c", script).must();
    }

    /** A file or folder of the machine, by its name there. */
    Path file(String name) {
        return root.resolve(name.substring(1));
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                process.destroy();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Command.run(
                        120,
                        List.of(
                                "rm",
                                "-rf",
                                "--one-file-system",
                                root.getParent().toString()))
                .must();
        if (!Files.isDirectory(HOST_SYSTEMD)) {
            Command.run(
                    120,
                    List.of(
                            "bash",
                            "-c",
                            "find /sys/fs/cgroup/{unified,systemd,.}/{payload,supervisor} -depth -type d -exec rmdir {} + 2> /dev/null"));
        }
    }
}
