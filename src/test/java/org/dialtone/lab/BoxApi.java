package org.dialtone.lab;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the lab's box tells over HTTP, asked by curl on its own machine: the API as its operator, and its health. */
final class BoxApi {

    private final Lab lab;

    BoxApi(Lab lab) {
        this.lab = lab;
    }

    /** @param path below {@code /api/v1/} @param more of curl's arguments */
    String get(String path, String... more) {
        return admin("http://127.0.0.1/api/v1/" + path, more);
    }

    JsonPath json(String path, String... more) {
        return JsonPath.from(get(path, more));
    }

    JsonPath journey(String mac) {
        return json("phones/" + mac + "/journey");
    }

    /** Whether a boot of the phone has this step; the box may not have heard of the phone yet. */
    boolean hasStep(String mac, String step) {
        List<List<String>> boots = journey(mac).getList("boots.steps.step");
        return boots != null && boots.stream().anyMatch(steps -> steps.contains(step));
    }

    /** Gives the box this site, which it must take. */
    void apply(String site) {
        try {
            Path file = Files.writeString(lab.folder.resolve("changed.yaml"), site);
            get(
                    "site?allowRemoval=true",
                    "-f",
                    "-X",
                    "PUT",
                    "--data-binary",
                    "@" + file,
                    "-H",
                    "Content-Type: application/yaml",
                    "-H",
                    "If-Match: *");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String metrics() {
        return admin("http://127.0.0.1/q/metrics");
    }

    String health() {
        return lab.onBox("curl", "-s", "http://127.0.0.1/q/health").must();
    }

    /** The checks that decide whether the box is ready; what curl says where the box doesn't answer. */
    String readiness() {
        return lab.onBox("curl", "-s", "http://127.0.0.1/q/health/ready").output();
    }

    boolean isReady() {
        return isUp("ready");
    }

    boolean isUp(String health) {
        return lab.onBox("curl", "-sf", "http://127.0.0.1/q/health/" + health).status() == 0;
    }

    private String admin(String url, String... more) {
        List<String> command = Stream.concat(
                        Stream.of("curl", "-s", "-u", "admin:" + Box.PASSWORD, url), Stream.of(more))
                .toList();
        return lab.onBox(command.toArray(String[]::new)).must();
    }
}
