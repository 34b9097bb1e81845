package org.dialtone.web.console.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.web.api.FirmwareApi.FirmwareJson;
import org.dialtone.web.console.files.FirmwareTable.FileRow;
import org.dialtone.web.console.files.FirmwareTable.RuleRow;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SiteTime;
import org.junit.jupiter.api.Test;

/** The page Firmware shows what is on the box, and who is told of it. */
class FirmwareTableTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void aRuleSaysWhetherItsFileIsThere() {
        FirmwareTable table = FirmwareTable.of(
                List.of(
                        new FirmwareJson("T46S(T48S) 66.rom", 30L << 20, HASH, Instant.EPOCH, List.of("yealink")),
                        new FirmwareJson("old.rom", 1, HASH, Instant.EPOCH, List.of())),
                List.of(
                        new Firmware("yealink", "T4*", null, "T46S(T48S) 66.rom", List.of()),
                        new Firmware("snom", "*", "10.1", "gone.bin", List.of())),
                List.of(),
                SiteTime.of("UTC", Duration.ZERO, Words.english()));
        FileRow first = table.files().getFirst();
        assertEquals(
                "T46S%28T48S%29%2066.rom 30 MiB 0123456789ab yealink",
                first.link() + " " + first.size() + " " + first.hash() + " " + first.usedBy());
        assertEquals("1 KiB", table.files().getLast().size());
        assertEquals(
                List.of("yealink%20T4* true", "snom%20* false"),
                table.rules().stream().map(FirmwareTableTest::said).toList());
    }

    private static String said(RuleRow rule) {
        return rule.id() + " " + rule.there();
    }
}
