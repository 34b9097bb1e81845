package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.site.model.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A written site reads back as the same site, and as the same in other YAML readers. */
class SiteWriterTest {

    @Test
    void everythingReadsBackEqual() throws IOException {
        Site site = SiteReader.read(Files.readString(Path.of("src/test/resources/site/everything.yaml")))
                .document();
        String written = SiteWriter.write(site, true);
        assertEquals(Files.readString(Path.of("src/test/resources/site/everything-exported.yaml")), written);
        assertEquals(site, SiteReader.read(written).document());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "off",
                "0101",
                "1e5",
                "10:20:30:40:50:51",
                "null",
                "~",
                "Yes",
                " padded ",
                "a: b",
                "# no comment",
                "- dash",
                "\"quoted\"",
                "it's",
                "back\\slash",
                "[x]",
                "{x}",
                "*star",
                "&and",
                "!bang",
                "%",
                "@",
                "Ρεσεψιόν",
                "x",
                "é\u2028",
                "2026-01-01"
            })
    void anyNameComesBackAsItWas(String name) {
        Site nothing = SiteReader.read("dialtone: 1").document();
        Site site = new Site(
                nothing.site(),
                nothing.dhcp(),
                nothing.provisioning(),
                nothing.registrar(),
                List.of(new Site.Extension("1", name, name, false)),
                List.of(),
                List.of(new Site.Number("9", name, List.of("1"))),
                List.of(new Site.Contact(name, List.of("030123"), name)),
                List.of(),
                List.of(new Site.Firmware("yealink", name, null, "x.rom", List.of())));
        assertEquals(site, SiteReader.read(SiteWriter.write(site, true)).document());
    }

    @Test
    void anExternalRegistrarComesBack() {
        Site site = SiteReader.read("dialtone: 1\nregistrar: {mode: external, host: pbx.example.org, transport: tls}")
                .document();
        assertEquals(5061, site.registrar().port());
        assertEquals(site, SiteReader.read(SiteWriter.write(site, false)).document());
    }
}
