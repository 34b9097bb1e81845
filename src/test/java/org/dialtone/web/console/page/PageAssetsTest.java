package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAssetsTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+\\.(?:css|js|svg))\"");

    @Test
    void theTagChangesWithTheContent() {
        String tag = new PageAssets(Map.of("a.css", bytes("a {}"), "b.js", bytes("b()"))).tag();
        assertEquals(tag, new PageAssets(Map.of("b.js", bytes("b()"), "a.css", bytes("a {}"))).tag());
        assertNotEquals(tag, new PageAssets(Map.of("a.css", bytes("a {}"), "b.js", bytes("c()"))).tag());
        assertTrue(tag.matches("[0-9a-f]{12}"), tag);
    }

    @Test
    void eachPageTakesItsAssetsByTheirTag() throws IOException {
        PageAssets assets = new PageAssets();
        Path templates = Path.of("src/main/resources/templates/console");
        String pages = Files.readString(templates.resolve("page/layout.html"))
                + Files.readString(templates.resolve("network/usage.html"));
        List<String> links = LINK.matcher(pages)
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceAll(".*\"(.*)\"", "$1"))
                .toList();
        assertEquals(10, links.size());
        for (String link : links) {
            assertTrue(link.startsWith("{page.assets}/"), link);
            assertTrue(assets.find(link.substring("{page.assets}/".length())).isPresent(), link);
        }
    }

    @Test
    void anAssetIsPacked() throws IOException {
        PageAssets.Asset css = new PageAssets().find("console.css").orElseThrow();
        assertTrue(css.packed().length * 3 < css.plain().length, css.packed().length + " of " + css.plain().length);
        assertArrayEquals(css.plain(), new GZIPInputStream(new ByteArrayInputStream(css.packed())).readAllBytes());
        assertEquals("text/css;charset=UTF-8", css.type());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "gzip, true",
                "deflate; gzip; br, true",
                "br;GZIP, true",
                "gzip q=0, false",
                "gzip q=0.0, false",
                "gzip q=0.5, true",
                "br, false",
                "identity, false",
                ", false"
            })
    void gzipIsSentToThoseWhoTakeIt(String header, boolean taken) {
        String spelt = header == null ? null : header.replace(';', ',').replace(" q", ";q");
        assertEquals(taken, Gzipped.isTaken(spelt), spelt);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
