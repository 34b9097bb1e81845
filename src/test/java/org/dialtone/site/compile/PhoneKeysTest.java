package org.dialtone.site.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneKeysTest {

    private static Site site(String keys) {
        return SiteReader.read("""
                dialtone: 1
                extensions:
                  - {number: "1003", name: ärztin}
                  - {number: "1001", name: Reception}
                  - {number: "1002", name: Bar}
                  - {number: "1004", name: Lift, listed: false}
                numbers: [{number: "9", name: Desk, ring: ["1001"]}]
                phonebook: [{name: Aunt, numbers: ["0301234"]}]
                phones: [{mac: "00:15:65:aa:bb:cc", lines: ["1001"]%s}]
                """.formatted(keys)).document();
    }

    private static String keys(Site site) {
        return new PhoneKeys(site)
                .of(site.phones().getFirst()).stream()
                        .map(key -> key.kind().key() + " " + key.value() + " " + key.label())
                        .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keys: {from: directory} | blf 1003 ärztin, blf 1002 Bar, blf 1001 Reception",
                "keys: {from: directory, sort: name, but: self} | blf 1003 ärztin, blf 1002 Bar",
                "keys: {from: directory, sort: number} | blf 1001 Reception, blf 1002 Bar, blf 1003 ärztin",
                "keys: {first: [{type: line}, {type: blf, value: 1002, label: Drinks}], from: directory, but: self} | "
                        + "line  , blf 1002 Drinks, blf 1003 ärztin",
                "keys: [{type: blf, value: 1002}, {type: blf, value: 9}, {type: speedDial, value: 77}] | "
                        + "blf 1002 Bar, blf 9 Desk, speedDial 77 ",
            })
    void keysFollowTheNamesOfTheSite(String written, String told) {
        Site site = site(", " + written);
        assertEquals(told.strip(), keys(site).strip());
        assertEquals(site, SiteReader.read(SiteWriter.write(site, true)).document(), "as it is exported");
    }

    @Test
    void keysThatNobodySetsStayAsTheyAre() {
        Site site = site("");
        assertNull(new PhoneKeys(site).of(site.phones().getFirst()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keys: {sort: name} | from is missing; add from, e.g. from: directory",
                "keys: {from: phonebook} | \"phonebook\" is no source of keys; write directory",
                "keys: {from: directory, sort: age} | \"age\" is no order; write name or number",
                "keys: {from: directory, but: us} | \"us\" can't be left out; write self",
                "keys: {from: directory, of: us} | unknown key \"of\"",
            })
    void whatCantBeReadIsToldWhereItStands(String written, String told) {
        List<String> faults = SiteReader.read("dialtone: 1\nphones: [{mac: \"00:15:65:aa:bb:cc\", " + written + "}]")
                .findings()
                .inOrder()
                .stream()
                .filter(Finding::isFault)
                .map(Object::toString)
                .toList();
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().contains("phones[0].keys"), faults.getFirst());
        assertTrue(faults.getFirst().contains(told), faults.getFirst());
    }
}
