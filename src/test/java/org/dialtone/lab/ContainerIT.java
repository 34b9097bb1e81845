package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Runs the image of {@code make image} as docker/compose.yaml says: a phone boots against it until it is registered.
 */
@Tag("root")
@Tag("podman")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainerIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String NAME = "dialtone";
    private static final String SITE =
            LabSite.voice().extension("1001", "Reception").phone(MAC, "1001").yaml();

    private static Lab lab;
    private static Podman podman;
    private static LabPhone phone;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        Path site = Files.writeString(lab.folder.resolve("site.yaml"), SITE);
        podman = new Podman(
                lab.boxSpace, Files.createDirectory(lab.folder.resolve("podman")), Map.of("SITE", site.toString()));
        Command base = podman.base();
        assumeTrue(base.status() == 0, () -> "no base image, for want of Debian's packages: " + base.output());
        podman.build("docker/Dockerfile.jvm", NAME + ":latest");
        podman.compose("up", "-d").must();
        awaitReady();
    }

    @AfterAll
    static void stop() {
        if (podman != null) {
            podman.close();
        }
        lab.close();
    }

    /**
     * The first password must be changed before the API accepts it; a command in the container reaches the box beside
     * it.
     */
    @Test
    @Order(0)
    void aPasswordIsSetFromWithin() {
        podman.run("exec", NAME, "sh", "-c", "echo " + Box.PASSWORD + " | dialtone password admin")
                .must();
        assertEquals(List.of(), JsonPath.from(api("leases")).getList("address"));
    }

    @Test
    @Order(1)
    void aPhoneBootsToRegistration() throws IOException {
        phone = LabPhone.plug(lab, "phone0", MAC);
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        Command registered = phone.register("10.66.0.1", "1001", LabPhone.password(file));
        assertEquals(0, registered.status(), registered.output());
        assertEquals(List.of("1001"), JsonPath.from(api("registrations")).getList("extension"));
    }

    /** The process got its rights from its file: no other process passed any on to it. */
    @Test
    @Order(2)
    void theProgramIsNoRootAndHasTwoRights() {
        Map<String, String> rights = fields(podman.proc(NAME, "status"));
        assertEquals(
                List.of("10066", "10066", "10066", "10066"),
                List.of(rights.get("Uid").split("\\s+")));
        assertEquals("0000000000000000", rights.get("CapAmb"));
        assertEquals("0000000000002400", rights.get("CapEff"));
        assertEquals("0000000000002400", rights.get("CapBnd"));
    }

    @Test
    @Order(3)
    void nothingButItsDataCanBeWrittenNorRunFromTheTemporaryFolder() {
        assertNotEquals(
                0, podman.run("exec", NAME, "touch", "/usr/lib/dialtone/x").status());
        assertNotEquals(
                0,
                podman.run("exec", NAME, "sh", "-c", "cp /bin/true /tmp/true && /tmp/true")
                        .status());
        assertEquals(
                "dialtone 700",
                podman.run("exec", NAME, "stat", "-c", "%U %a", "/data").must().strip());
    }

    @Test
    @Order(4)
    void itRunsFromTheCacheAndTheLibrariesOfTheImage() {
        String mapped = podman.proc(NAME, "maps");
        assertTrue(mapped.contains("/usr/lib/dialtone/app.aot"), mapped);
        assertTrue(mapped.contains("/usr/lib/dialtone/native/libsqlitejdbc.so"), mapped);
        assertTrue(mapped.contains("/usr/lib/dialtone/native/libnetty_transport_native_epoll"), mapped);
        assertEquals(
                List.of(),
                mapped.lines()
                        .filter(line -> line.contains(" /tmp/") && line.endsWith(".so"))
                        .toList());
    }

    @Test
    @Order(5)
    void theEngineSeesThatItIsHealthy() {
        Box.await(
                300,
                lab.folder.resolve("none"),
                () -> podman.run("healthcheck", "run", NAME).status() == 0);
        assertEquals("healthy", podman.inspect(NAME, "{{.State.Health.Status}}"));
    }

    /**
     * The stop takes less than a second on an idle machine; the test requires only that it ends long before the engine
     * kills it.
     */
    @Test
    @Order(6)
    void itStopsAtOnceAndKnowsItsPhonesAfterwards() {
        long begun = System.nanoTime();
        podman.run("stop", "--time", "60", NAME).must();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.toSeconds() < 45, took.toString());
        assertEquals("143", podman.inspect(NAME, "{{.State.ExitCode}}"));
        assertTrue(podman.run("logs", NAME).output().contains("dialtone stopped in"));

        podman.run("start", NAME).must();
        awaitReady();
        assertEquals(List.of(phone.address()), JsonPath.from(api("leases")).getList("address"));
        assertEquals(List.of("1001"), JsonPath.from(api("registrations")).getList("extension"));
    }

    /** The program restarts as the container's first process, with the rights of its file. */
    @Test
    @Order(7)
    void aBackupIsTakenAndRestoredFromWithin() {
        String process = podman.inspect(NAME, "{{.State.Pid}}");
        for (String command : List.of("backup", "restore")) {
            String said = podman.run(
                            "exec",
                            NAME,
                            "sh",
                            "-c",
                            "echo correct horse battery | dialtone " + command + " /data/box.backup")
                    .must();
            assertTrue(said.contains("backup") || said.contains("restored"), said);
        }
        Box.await(
                300,
                lab.folder.resolve("none"),
                () -> podman.run("exec", NAME, "test", "-d", "/data/before-restore")
                                .status()
                        == 0);
        awaitReady();
        assertEquals(process, podman.inspect(NAME, "{{.State.Pid}}"));
        theProgramIsNoRootAndHasTwoRights();
        assertEquals(List.of(phone.address()), JsonPath.from(api("leases")).getList("address"));
    }

    @Test
    @Order(8)
    void commandsNeedNoRights() {
        Command checked = podman.run(
                "run",
                "--rm",
                "--cap-drop=all",
                "--read-only",
                "--tmpfs",
                "/tmp:noexec",
                "-v",
                lab.folder.resolve("site.yaml") + ":/site.yaml:ro",
                NAME,
                "check",
                "/site.yaml");
        assertEquals(0, checked.status(), checked.output());
        assertTrue(checked.output().contains("lacks NET_BIND_SERVICE or NET_RAW"), checked.output());
    }

    /**
     * Builds the image as {@code make image} does after {@code make native}, with a program that prints its arguments
     * instead.
     */
    @Test
    @Order(9)
    void theNativeImageStartsItsProgramWithTheLibrariesOfTheImage() throws IOException {
        String name = NAME + ":native";
        podman.build(
                nativeContext(),
                lab.folder.resolve("context/docker/Dockerfile.native").toString(),
                name);
        List<String> run = List.of(
                "run",
                "--rm",
                "--cap-drop=all",
                "--cap-add=NET_BIND_SERVICE",
                "--cap-add=NET_RAW",
                "--read-only",
                "--tmpfs",
                "/tmp:noexec");
        Command started = podman.run(with(run, name, "check", "/site.yaml"));
        assertEquals(
                "-Dorg.sqlite.lib.path=/usr/lib/dialtone/native -Djava.library.path=/usr/lib/dialtone/native check /site.yaml\n",
                started.must());
        String libraries = podman.run(with(run, "--entrypoint", "ls", name, "/usr/lib/dialtone/native"))
                .must();
        assertTrue(
                libraries.contains("libsqlitejdbc.so\n") && libraries.contains("libnetty_transport_native_epoll_"),
                libraries);
        Command bare = podman.run("run", "--rm", "--cap-drop=all", name, "check", "/site.yaml");
        assertEquals(1, bare.status(), bare.output());
        assertTrue(
                bare.output().contains("lacks NET_BIND_SERVICE or NET_RAW, and nothing starts without"), bare.output());
        // The kernel starts no program whose file has capabilities that its container lacks.
        assertNotEquals(
                0,
                podman.run("run", "--rm", "--cap-drop=all", "--entrypoint", "/usr/lib/dialtone/dialtone", name)
                        .status());
    }

    private static Path nativeContext() throws IOException {
        Path context = Files.createDirectories(lab.folder.resolve("context"));
        Path target = Files.createDirectories(context.resolve("target/quarkus-app/lib"))
                .getParent()
                .getParent();
        Command.run(120, List.of("cp", "-r", "docker", ".dockerignore", context.toString()))
                .must();
        Command.run(
                        120,
                        List.of(
                                "cp",
                                "-r",
                                "target/quarkus-app/lib/main",
                                target.resolve("quarkus-app/lib").toString()))
                .must();
        Command.run(120, List.of("cp", "-r", "target/licences", "target/dialtone.cdx.json", target.toString()))
                .must();
        Files.copy(Path.of("/bin/echo"), target.resolve("dialtone"), StandardCopyOption.COPY_ATTRIBUTES);
        return context;
    }

    private static String[] with(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static void awaitReady() {
        Box.await(300, lab.folder.resolve("none"), () -> {
            if (!podman.inspect(NAME, "{{.State.Running}}").equals("true")) {
                throw new AssertionError(podman.run("logs", NAME).output());
            }
            return lab.api.isReady();
        });
    }

    private static String api(String path) {
        return lab.onBox("curl", "-sk", "-u", "admin:" + Box.PASSWORD, "https://127.0.0.1/api/v1/" + path)
                .must();
    }

    private static Map<String, String> fields(String status) {
        return status.lines()
                .map(line -> line.split(":\\s*", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
