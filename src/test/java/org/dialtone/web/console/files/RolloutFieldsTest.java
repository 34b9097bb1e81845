package org.dialtone.web.console.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.provision.BusinessHours;
import org.dialtone.provision.RolloutRules;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** The form of a rollout makes what the site file has, and shows it again as it is. */
class RolloutFieldsTest {

    private static final Words WORDS = Words.english();
    private static final ObjectName NAME = ObjectName.of(Group.FIRMWARE, "yealink T4*");

    private final SiteDraft draft =
            new SiteDraft(SiteReader.read("dialtone: 1\nfirmware: [{vendor: yealink, model: T4*, file: a.rom}]\n")
                    .document());

    @Test
    void ringsAreSetChangedAndRemoved() {
        save("way=rings", "rollout.canaries=3", "rollout.shares=5%\n25%", "rollout.within=1h", "rollout.mayFail=2%");
        RolloutRules set = rollout();
        assertEquals(3, set.canaryCount());
        assertEquals(List.of(5, 25), set.shares());
        assertEquals(Duration.ofHours(1), set.within());
        assertEquals(2, set.mayFail());
        assertEquals("3", shown("rollout.canaries").value());
        assertEquals("rings", shown("way").value());
        save(
                "way=rings",
                "rollout.canaries=00:15:65:00:00:01\n00:15:65:00:00:02",
                "rollout.shares=100%",
                "rollout.businessHours=mon-fri 08:00-18:00",
                "rollout.atOnce=4");
        RolloutRules other = rollout();
        assertEquals(2, other.canaries().size());
        assertEquals(List.of(), other.shares());
        assertEquals(List.of(BusinessHours.of("mon-fri 08:00-18:00")), other.businessHours());
        assertEquals(Duration.ofMinutes(30), other.within());
        assertEquals("100%", shown("rollout.shares").value(), "no shares aren't the usual ones");
        save("way=once", "rollout.canaries=00:15:65:00:00:01");
        assertEquals(null, rollout());
        assertEquals("once", shown("way").value());
    }

    @Test
    void ringsThatAreDescribedAreMeant() {
        assertFalse(isRings("way=once"));
        assertTrue(isRings("way=once", "rollout.atOnce=2"));
        save("way=rings");
        assertEquals(RolloutRules.USUAL, rollout());
        assertFalse(isRings("way=once", "rollout.atOnce=2"), "they stand in the form, and are given up");
    }

    @Test
    void aFaultStandsAtItsField() {
        draft.patch(NAME, patch("way=rings", "rollout.canaries=many", "rollout.shares=50%\n10%"));
        assertTrue(draft.hasFault());
        List<String> faults = form().refused(draft.findings(List.of())).parts().stream()
                .flatMap(part -> part.fields().stream())
                .filter(field -> field.fault() != null)
                .map(FormField::path)
                .toList();
        assertEquals(List.of("rollout.canaries", "rollout.shares"), faults);
    }

    @Test
    void anotherFileComesAsTheFormerDidUnlessToldOtherwise() {
        RolloutFields fresh = new RolloutFields(WORDS, Map.of(), true);
        assertFalse(fresh.patch(form(fresh), input("way=")).containsKey("rollout"));
        assertTrue(fresh.patch(form(fresh), input("way=once")).containsKey("rollout"));
        assertEquals("", fresh.parts().getFirst().fields().getFirst().value());
    }

    private void save(String... values) {
        draft.patch(NAME, patch(values));
        assertFalse(draft.hasFault());
    }

    private Map<String, Object> patch(String... values) {
        return fields().patch(form(), input(values));
    }

    private boolean isRings(String... values) {
        return fields().isRings(form(), input(values));
    }

    private static FormInput input(String... values) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        Arrays.stream(values)
                .map(value -> value.split("=", 2))
                .forEach(pair ->
                        posted.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(pair[1]));
        return new FormInput(posted);
    }

    private RolloutRules rollout() {
        return ((Firmware) NAME.in(draft.site()).orElseThrow()).rollout();
    }

    private RolloutFields fields() {
        return new RolloutFields(WORDS, SiteWriter.tree(NAME.in(draft.site()).orElseThrow(), false), false);
    }

    private FormField shown(String path) {
        return fields().parts().stream()
                .flatMap(part -> part.fields().stream())
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Form form() {
        return form(fields());
    }

    private static Form form(RolloutFields fields) {
        return Form.of(WORDS, "", "", "", 1, fields.parts());
    }
}
