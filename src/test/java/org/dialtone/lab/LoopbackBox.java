package org.dialtone.lab;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A box on loopback, which needs no root: its settings, its start and its API. */
final class LoopbackBox {

    final Map<String, String> settings;
    private final String address;
    private final Path folder;

    /** @param folder of the site file and the log, and of the data where the settings aren't changed */
    LoopbackBox(String address, Path folder, String site) throws IOException {
        this.address = address;
        this.folder = folder;
        settings = Ports.loopback(address);
        settings.put("DIALTONE_DATA", folder.resolve("data").toString());
        settings.put(
                "DIALTONE_SITE",
                Files.writeString(folder.resolve("site.yaml"), site).toString());
    }

    /** Starts it and waits until it is ready. */
    Box start() throws IOException {
        Box box = begin();
        box.await(300, () -> Ports.answers(url("/q/health/ready")));
        return box;
    }

    /** Starts it, and waits for nothing. */
    Box begin() throws IOException {
        return Box.start(List.of(), folder.resolve("box.log"), settings);
    }

    String url(String path) {
        return "http://" + address + ":" + settings.get("DIALTONE_HTTP_PORT") + path;
    }

    InetSocketAddress dhcp() {
        return new InetSocketAddress(address, Integer.parseInt(settings.get("DIALTONE_DHCP_PORT")));
    }

    InetSocketAddress sip() {
        return new InetSocketAddress(address, Integer.parseInt(settings.get("DIALTONE_SIP_PORT")));
    }

    /** A request of its operator, by the path alone. */
    RequestSpecification api() {
        return RestAssured.given().baseUri(url("")).auth().preemptive().basic("admin", Box.PASSWORD);
    }

    /** @param path below {@code /api/v1/} */
    JsonPath json(String path) {
        return api().get("/api/v1/" + path).jsonPath();
    }
}
