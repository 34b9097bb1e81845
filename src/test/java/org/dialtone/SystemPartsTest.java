package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code iso/sbom} writes the appliance's bill of materials, for a system with three packages, one of them removed, and
 * a Java runtime.
 */
class SystemPartsTest {

    private static final String STATUS = """
            Package: nftables
            Status: install ok installed
            Architecture: amd64
            Version: 1.1.3-1+deb13u1
            Maintainer: nobody
            Description: packet filter

            Package: zlib1g
            Status: install ok installed
            Architecture: amd64
            Source: zlib
            Version: 1:1.3
            Maintainer: nobody
            Description: compression

            Package: gone
            Status: deinstall ok config-files
            Architecture: all
            Version: 1
            Maintainer: nobody
            Description: removed

            """;
    private static final String COPYRIGHT = """
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Files: *
            License: GPL-2+ with OpenSSL exception or Expat
            Files: debian/*
            License: made-up-1
            """;

    @TempDir
    Path root;

    @BeforeEach
    void furnish() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dpkg-query")) && Files.isExecutable(Path.of("/usr/bin/python3")),
                "needs Debian and Python");
        write("var/lib/dpkg/status", STATUS);
        write("usr/share/doc/nftables/copyright", COPYRIGHT);
        write("usr/lib/dialtone/runtime/release", "IMPLEMENTOR=\"Someone\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\"\n");
        write(
                "program.cdx.json",
                "{\"metadata\": {\"timestamp\": \"2026-11-26T00:00:00Z\"}, \"components\": [{\"name\": \"netty\"}]}");
    }

    @Test
    void listsProgramRuntimeAndPackagesWithTheirLicences() throws Exception {
        JsonNode bill = run();
        List<String> lines = new ArrayList<>();
        bill.path("components")
                .forEach(each -> lines.add(
                        each.path("name").asText() + " " + each.path("version").asText() + " " + licences(each)));
        assertEquals(
                List.of(
                        "netty  []",
                        "Java runtime, made by jlink 25.0.3+9-LTS [GPL-2.0-with-classpath-exception]",
                        "nftables 1.1.3-1+deb13u1 [GPL-2.0-or-later, MIT, made-up-1]",
                        "zlib1g 1:1.3 [see /usr/share/doc/zlib1g/copyright]"),
                lines);
        assertEquals(
                "pkg:deb/debian/zlib1g@1%3A1.3?arch=amd64&distro=debian-13",
                bill.path("components").get(3).path("purl").asText());
        assertEquals(
                "2026-11-24T20:20:09Z", bill.path("metadata").path("timestamp").asText());
    }

    private static List<String> licences(JsonNode component) {
        List<String> names = new ArrayList<>();
        component
                .path("licenses")
                .forEach(each -> names.add(each.path("license").path("id").asText()
                        + each.path("license").path("name").asText()));
        return names;
    }

    private JsonNode run() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                "/usr/bin/python3",
                "iso/sbom",
                root.toString(),
                root.resolve("program.cdx.json").toString());
        command.environment().put("SOURCE_DATE_EPOCH", "1795551609");
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return new ObjectMapper().readTree(output);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
