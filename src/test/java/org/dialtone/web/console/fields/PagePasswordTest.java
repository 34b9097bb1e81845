package org.dialtone.web.console.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteReader;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password for a phone's web page is neither dropped nor made up. */
class PagePasswordTest {

    @ParameterizedTest
    @CsvSource({
        // kind, typed, present, taken, fault
        "set, secret-2, , secret-2, ",
        "set, secret-2, set:secret-1, secret-2, ",
        "set, , set:secret-1, , ",
        "set, , , , there is no password",
        "set, , perPhone, , there is no password",
        "perPhone, secret-2, , , this password counts only if it is set by hand",
        ", secret-2, set:secret-1, , this password counts only if it is set by hand",
        "perPhone, , set:secret-1, , ",
    })
    void whatIsTypedIsTakenOrRefused(String kind, String typed, String present, String taken, String fault) {
        SiteDraft draft = new SiteDraft(SiteReader.defaults());
        Map<String, Object> settings = new HashMap<>();
        settings.put("adminPassword", kind);
        settings.put("password", typed);
        FormInput input = new FormInput(Map.of(
                "settings.adminPassword", List.of(kind == null ? "" : kind),
                "settings.password", List.of(typed == null ? "" : typed)));
        new PagePassword(input, Words.english()).put(draft, new HashMap<>(Map.of("settings", settings)), present);
        Map<String, Object> expected = new HashMap<>();
        expected.put("adminPassword", taken == null ? kind : Map.of("set", taken));
        assertEquals(expected, settings);
        assertEquals(
                fault == null ? List.of() : List.of("settings.password " + fault),
                draft.findings(List.of()).stream().map(PagePasswordTest::words).toList());
    }

    private static String words(Finding finding) {
        return finding.path() + " " + finding.says();
    }
}
