package org.dialtone.web.console.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.site.file.Finding;
import org.junit.jupiter.api.Test;

class StartDraftsTest {

    private static final StartDraft TABLE = StartDraft.NOTHING.with(
            StartStep.PHONES, Map.of(StartForms.CSV, List.of("number,password\n1001,as-the-pbx-has-it\n")));

    private final Set<String> over = new HashSet<>();
    private final StartDrafts drafts = new StartDrafts(over::contains);

    @Test
    void aDraftGoesWithItsSession() {
        drafts.keep("one", TABLE);
        drafts.keep("other", TABLE);
        assertEquals(TABLE, drafts.of("one"));
        over.add("one");
        assertEquals(TABLE, drafts.of("other"));
        over.clear();
        assertEquals(StartDraft.NOTHING, drafts.of("one"));
    }

    @Test
    void onlyATableMayBeLong() {
        assertEquals(List.of(), tooLong(StartForms.CSV, 1 << 20));
        assertEquals(List.of(StartForms.CSV), tooLong(StartForms.CSV, (1 << 20) + 1));
        assertEquals(List.of(), tooLong(StartForms.INTERFACES, 16_000));
        assertEquals(List.of(StartForms.INTERFACES), tooLong(StartForms.INTERFACES, 16_001));
    }

    private static List<String> tooLong(String path, int length) {
        return StartWizard.tooLong(Map.of(path, List.of("x".repeat(length)))).stream()
                .map(Finding::path)
                .toList();
    }
}
