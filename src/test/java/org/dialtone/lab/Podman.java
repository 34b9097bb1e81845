package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A container engine with images, volumes and state of its own, so that it doesn't touch the machine's; close deletes
 * them.
 */
final class Podman implements AutoCloseable {

    private static final String BASE = "docker.io/library/debian:trixie-slim";
    private static final int BUILD_SECONDS = 900;
    private final List<String> prefix;
    private final Path folder;

    /** @param space the network namespace for containers that use the host's network */
    Podman(String space, Path folder, Map<String, String> more) throws IOException {
        this.folder = folder;
        Path storage = Files.writeString(folder.resolve("storage.conf"), """
                [storage]
                driver = "overlay"
                graphroot = "%1$s/graph"
                runroot = "%1$s/run"
                """.formatted(folder));
        Path engine = Files.writeString(folder.resolve("containers.conf"), """
                [containers]
                default_ulimits = [%2$s]
                [engine]
                runtime = "runc"
                lock_type = "file"
                tmp_dir = "%1$s/tmp"
                volume_path = "%1$s/volumes"
                """.formatted(folder, limits()));
        // "ip netns exec" would hide the control groups.
        prefix = new ArrayList<>(List.of(
                "nsenter",
                "--net=/run/netns/" + space,
                "env",
                "CONTAINERS_STORAGE_CONF=" + storage,
                "CONTAINERS_CONF_OVERRIDE=" + engine,
                "PODMAN_IGNORE_CGROUPSV1_WARNING=1"));
        more.forEach((name, value) -> prefix.add(name + "=" + value));
    }

    /** Returns this process's own limits, because root may not raise them everywhere. */
    private static String limits() {
        String[] found = Command.run(120, List.of("bash", "-c", "ulimit -n; ulimit -u"))
                .must()
                .split("\\s+");
        return found[1].equals("unlimited")
                ? ""
                : "\"nofile=%1$s:%1$s\", \"nproc=%2$s:%2$s\"".formatted(found[0], found[1]);
    }

    /**
     * Makes a stand-in under the name of the image that all others begin with; not where its packages are out of reach.
     */
    Command base() {
        Path file = folder.resolve("base.tar");
        Command made = Command.run(
                BUILD_SECONDS,
                List.of(Path.of("src", "test", "resources", "lab", "base-image").toString(), file.toString()));
        return made.status() == 0 ? run("import", "-q", file.toString(), BASE) : made;
    }

    /** Builds an image as its users get it. The build fetches packages, so it uses the machine's own network. */
    void build(String dockerfile, String name) {
        build(Path.of("."), dockerfile, name);
    }

    /** @param context the folder that the image is built from */
    void build(Path context, String dockerfile, String name) {
        List<String> command = new ArrayList<>(prefix.subList(2, prefix.size()));
        command.addAll(List.of(
                "podman",
                "build",
                "--network=host",
                "--pull=never",
                "--format",
                "docker",
                "-f",
                dockerfile,
                "-t",
                name,
                context.toString()));
        Command.run(BUILD_SECONDS, command).must();
    }

    Command compose(String... arguments) {
        return inSpace(Stream.concat(
                Stream.of(
                        "podman-compose",
                        "-f",
                        Path.of("docker", "compose.yaml").toAbsolutePath().toString()),
                Stream.of(arguments)));
    }

    Command run(String... arguments) {
        return inSpace(Stream.concat(Stream.of("podman"), Stream.of(arguments)));
    }

    private Command inSpace(Stream<String> command) {
        return Command.run(300, Stream.concat(prefix.stream(), command).toList());
    }

    /** @param format a Go template, e.g. {@code {{.State.Pid}}} */
    String inspect(String container, String format) {
        return run("container", "inspect", "--format", format, container).must().strip();
    }

    /** Reads a file of /proc about the container's first process. */
    String proc(String container, String file) {
        return Box.text(Path.of("/proc", inspect(container, "{{.State.Pid}}"), file));
    }

    @Override
    public void close() {
        run("rm", "--force", "--all", "--time", "2");
        Command.run(
                        120,
                        List.of(
                                "bash",
                                "-c",
                                "umount \"$0\"/graph/overlay 2>/dev/null; rm -rf \"$0\"",
                                folder.toString()))
                .must();
    }
}
