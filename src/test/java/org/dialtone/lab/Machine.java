package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A machine of a {@link TakeoverLab}, with one Dialtone on it, that is started again whenever it ended by itself. */
final class Machine implements AutoCloseable {

    final String name;
    final String space;
    private final TakeoverLab lab;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Box box;
    private boolean frozen;

    Machine(TakeoverLab lab, String name, String space, String address) throws IOException {
        this.lab = lab;
        this.name = name;
        this.space = space;
        folder = Files.createDirectories(lab.folder.resolve(name));
        settings.put("DIALTONE_DATA", folder.resolve("data").toString());
        settings.put("DIALTONE_DB", lab.database());
        settings.put("DIALTONE_NAME", name);
        settings.put("DIALTONE_CONSOLE_URL", "http://" + address + "/");
        settings.put("DIALTONE_SHARED_ADDRESS", "voice0=" + TakeoverLab.SHARED + "/16");
        settings.put("DIALTONE_CONSOLE_PLAIN_HTTP", "true");
        settings.put("DIALTONE_ADMIN_PASSWORD", Box.PASSWORD);
    }

    /** Its port at each of the two switches. */
    String port() {
        return "to-" + name;
    }

    void set(String setting, String value) {
        settings.put(setting, value);
    }

    void start() throws IOException {
        box = Box.start(Lab.in(space), log(), settings);
    }

    /** Gives it the key that its site's secrets are kept with, from a machine that has one. */
    void takeKeyOf(Machine other) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.copy(other.folder.resolve("data").resolve("secret.key"), data.resolve("secret.key"));
    }

    /** By which the database names it; empty before its first start. */
    Optional<String> id() throws IOException {
        Path id = folder.resolve("data").resolve("process.id");
        return Files.exists(id) ? Optional.of(Files.readString(id).strip()) : Optional.empty();
    }

    Path log() {
        return folder.resolve("box.log");
    }

    void kill() {
        box.kill();
        box = null;
    }

    void freeze() {
        TakeoverLab.run("kill", "-STOP", Long.toString(box.pid()));
        frozen = true;
    }

    void wake() {
        frozen = false;
        TakeoverLab.run("kill", "-CONT", Long.toString(box.pid()));
    }

    void cutDatabase(boolean cut) {
        lab.join(lab.server, this, !cut);
    }

    void cutLan(boolean cut) {
        lab.join(lab.lan, this, !cut);
    }

    void pullCable(boolean pulled) {
        lab.carry(lab.lan, this, !pulled);
    }

    /** Starts it where it doesn't run, as a service manager does. */
    void tend() throws IOException {
        if (box == null || !box.runs()) {
            start();
        }
    }

    /** What its HTTP port says about being ready: 200 where it is active, 503 where it waits, else 0. */
    int ready() {
        return frozen || box == null
                ? 0
                : Integer.parseInt(Command.run(
                                10,
                                Lab.in(
                                        space,
                                        "curl",
                                        "-s",
                                        "-m",
                                        "3",
                                        "-o",
                                        "/dev/null",
                                        "-w",
                                        "%{http_code}",
                                        "http://127.0.0.1/q/health/ready"))
                        .output()
                        .strip());
    }

    /** A POST to its API, which it must accept. */
    void post(String path, String json) {
        TakeoverLab.run(Lab.in(
                        space,
                        "curl",
                        "-sf",
                        "-m",
                        "30",
                        "-u",
                        "admin:" + Box.PASSWORD,
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        json,
                        "http://127.0.0.1/api/v1/" + path)
                .toArray(String[]::new));
    }

    @Override
    public void close() {
        if (box != null) {
            box.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
