package org.dialtone.site.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.SiteReader;
import org.junit.jupiter.api.Test;

class PhonebookTest {

    @Test
    void listedExtensionsAndOwnEntriesByName() {
        assertEquals(
                List.of(
                        new Contact("Ärztin", List.of("030123", "0171"), "Outside"),
                        new Contact("bar", List.of("1002"), null),
                        new Contact("Reception", List.of("1001"), null),
                        new Contact("Reception", List.of("9"), null)),
                Phonebook.of(SiteReader.read("""
                dialtone: 1
                extensions: [{number: "1001", name: Reception}, {number: "1002", name: bar}, {number: "1003", name: Lift, listed: off}]
                phonebook: [{name: Reception, numbers: ["9"]}, {name: Ärztin, numbers: [030 123, "0171"], group: Outside}]
                """).document()));
    }

    @Test
    void tooManyNumbersAreOneFault() {
        String extensions = IntStream.range(0, 8_000)
                .mapToObj(i -> "  - {number: \"" + i + "\"}\n")
                .collect(Collectors.joining());
        String entries = IntStream.range(0, 2_001)
                .mapToObj(i -> "  - {name: a, numbers: [\"" + i + "\"]}\n")
                .collect(Collectors.joining());
        Review review = new SiteCheck(TestPacks.packs())
                .check("dialtone: 1\nextensions:\n" + extensions + "phonebook:\n" + entries);
        List<String> faults = review.findings().stream()
                .filter(each -> each.isFault())
                .map(each -> each.says())
                .toList();
        assertEquals(List.of("the phone book has 10001 numbers, 8000 of them extensions; it holds 10000"), faults);
        assertTrue(new SiteCheck(TestPacks.packs())
                .check("dialtone: 1\nextensions:\n" + extensions.replace("\"}", "\", listed: no}") + "phonebook:\n"
                        + entries)
                .ok());
    }
}
