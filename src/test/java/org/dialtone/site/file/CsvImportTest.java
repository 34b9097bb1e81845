package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {

    private static final Site SITE = SiteReader.read("""
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            extensions:
              - {number: "0101", name: Reception, password: secret-one, listed: false}
              - {number: "0102", name: "=Bar; \\"Blue\\"", password: "'=two", anywhere: true}
              - {number: "+30210", name: "'Tis", password: secret-three}
            phones:
              - {mac: "00:15:65:aa:bb:cc", vendor: yealink, model: T46S, lines: ["0102", "0101"], addresses: [10.66.0.60, 10.66.0.61]}
              - {mac: "00:04:13:aa:bb:cc", lines: ["0102"], alsoMacs: ["00:04:13:aa:bb:cd"]}
              - {mac: "00:1f:c1:aa:bb:cc", lines: []}
            """).document();

    private static CsvImport read(String table) {
        return new CsvImport(table, SITE);
    }

    private static String fates(CsvImport table) {
        return table.fates(table.findings()).stream()
                .map(row -> row.row() + " " + row.extension() + " " + row.phone())
                .collect(Collectors.joining(", "));
    }

    private static String says(Finding finding) {
        return finding.line() + ":" + finding.column() + " " + finding.path() + " " + finding.says();
    }

    @Test
    void anExportWithSecretsReadsBackAsTheSameSite() {
        String table = CsvWriter.write(SITE, true);
        assertEquals("""
                number,name,password,anywhere,mac,vendor,model,alsoMacs,addresses,listed\r
                0102,"'=Bar; ""Blue""\",''=two,yes,00:15:65:aa:bb:cc,yealink,T46S,,10.66.0.60 10.66.0.61,\r
                0101,Reception,secret-one,,00:15:65:aa:bb:cc,,,,,no\r
                0102,,,,00:04:13:aa:bb:cc,,,00:04:13:aa:bb:cd,,\r
                "",,,,00:1f:c1:aa:bb:cc,,,,,\r
                '+30210,'Tis,secret-three,,,,,,,\r
                """, table);
        CsvImport again = read(table);
        assertEquals(List.of(), again.findings());
        assertEquals(SITE, again.site());
        assertEquals(
                "2 UNCHANGED UNCHANGED, 3 UNCHANGED UNCHANGED, 4 UNCHANGED UNCHANGED, 5 null UNCHANGED, 6 UNCHANGED null",
                fates(again));
        Site empty = SiteReader.read("dialtone: 1").document();
        CsvImport fresh = new CsvImport(table, empty);
        assertEquals(SITE.phones(), fresh.site().phones());
        assertEquals(
                SITE.extensions().stream()
                        .map(Site.Extension::password)
                        .sorted()
                        .toList(),
                fresh.site().extensions().stream()
                        .map(Site.Extension::password)
                        .sorted()
                        .toList());
    }

    @Test
    void withoutSecretsTheSiteKeepsItsPasswords() {
        String table = CsvWriter.write(SITE, false);
        assertTrue(!table.contains("secret") && !table.contains("two"), table);
        assertEquals(SITE, read(table).site());
        assertEquals("secret-one", read(table).site().extensions().getFirst().password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number,name,mac\n201,Bar,00:15:65:00:00:01\n",
                "\ufeffnumber;name;mac\r\n201;Bar;00-15-65-00-00-01\r\n",
                "Number\tNAME\tMac\n201\tBar\t001565000001",
                "sep=;\nnumber;name;mac\n\n201;Bar;0015.6500.0001\n;;\n",
                "mac,name,number\n001565-000001,\"Bar\",\"=\"\"201\"\"\"\n"
            })
    void readsTablesAsSpreadsheetsWriteThem(String text) {
        CsvImport table = read(text);
        assertEquals(List.of(), table.findings());
        assertEquals("Extension[201, Bar]", table.site().extensions().getLast().toString());
        assertEquals(
                "Phone[mac=00:15:65:00:00:01, vendor=null, model=null, lines=[201], alsoMacs=[], addresses=[], layer=Layer[][], keys=null, directory=null]",
                table.site().phones().getLast().toString());
        assertTrue(fates(table).endsWith(" ADDED ADDED"), fates(table));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            number;name ~ 1,57E+11;Bar                    | 2:1 number 1,57E+11 is what Excel makes of a long number; its digits are lost
            number,mac ~ 201,1.57E+11                     | 2:2 mac 1.57E+11 is what Excel makes of a long number; its digits are lost
            number,mac ~ 201,1565000001                   | 2:2 mac 1565000001 has 10 of a MAC address's 12 digits: Excel drops zeros at the start
            number ~ 1234567890123450                     | 2:1 number 1234567890123450 may have lost digits: Excel keeps 15 and writes 0 for the rest
            number;name ~ 12-Mar;Bar                       | 2:1 number 12-Mar is the date that Excel makes of two numbers with a dash between them
            number ~ 101                                  | 2:1 number the site has 0101, and this says 101: Excel drops zeros at the start
            number,mac ~ 201,kitchen                      | 2:2 mac not a MAC address: "kitchen"
            number,name ~ 2 01,Bar                        | 2:1 number "2 01" is not an extension number
            number,nmae ~ 201,Bar                         | 1:2  "nmae" is no heading
            number,number ~ 201,202                       | 1:2 number the heading stands here a second time
            number,name ~ 201,Bar,Blue                    | 2:3  the row has 3 cells, but there are 2 headings
            number,name ~ ,Bar                            | 2:1  the row names neither a number nor a mac
            number,name ~ 201,Bar ~ 201,Pub               | 3:1 name row 2 gives another name for 201
            mac,vendor ~ 001565000001,snom ~ 00:15:65:00:00:01,htek | 3:1 vendor row 2 gives another vendor for 00:15:65:00:00:01
            number,anywhere ~ 201,maybe                   | 2:2 anywhere "maybe" is neither true nor false
            number,listed ~ 201,maybe                     | 2:2 listed "maybe" is neither true nor false
            number,addresses ~ 201,10.66.0.300            | 2:2 addresses not an IPv4 address: "10.66.0.300"
            """)
    void faultsNameRowAndColumn(String text, String says) {
        List<Finding> findings = read(text.replace(" ~ ", "\n")).findings();
        assertEquals(
                List.of(says), findings.stream().map(each -> says(each).strip()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "number,name\n201,\"Bar\n",
                "number,name\n201,\"Bar\"x\n",
                "\0\u0001;",
                "number\n\u0000\n"
            })
    void aFileThatIsNoTableIsAFault(String text) {
        assertTrue(read(text).findings().stream().anyMatch(Finding::isFault));
    }

    @Test
    void quotesThatDontMatchNameTheRow() {
        CsvImport table = read("number,name\n1001,Bar\n1002,\"Blue\" Bar\n");
        assertEquals(
                List.of("3:1  the quotes of a cell don't match in this row or the next ones"),
                table.findings().stream().map(CsvImportTest::says).toList());
    }

    @Test
    void aFaultRefusesItsRowAndTheOthersSayWhatTheyWouldBe() {
        assertEquals(
                "2 ADDED null, 3 REFUSED REFUSED, 4 CHANGED null",
                fates(read("number,name\n201,Bar\n1.5E+9,x\n0101,Front Desk\n")));
    }

    @Test
    void bothNumbersMayBeMeant() {
        assertEquals(List.of(), read("number\n101\n0101\n").findings());
    }

    @Test
    void aZeroThatExcelDroppedIsFoundWithinTheTable() {
        String rule = "number\n0201\n0202\n0203\n";
        assertEquals(
                List.of("5:1 number this says 207, and 3 other numbers are like 0201: Excel drops zeros at the start"),
                told(rule + "207\n"));
        assertEquals(List.of(), told(rule + "20700\n"));
        assertEquals(List.of(), told(rule + "207\n208\n209\n"), "as many with a zero as without one are no rule");
        assertEquals(List.of(), told(rule + "0207\n207\n"), "both are meant");
        assertEquals(List.of(), told("number\n0201\n0202\n207\n"), "two numbers are no rule");
    }

    @Test
    void aRowThatStandsTwiceNamesTheOther() {
        assertEquals(
                List.of("4:1  row 2 has 201 on 00:15:65:00:00:01 already"),
                told("number,mac\n201,001565000001\n202,001565000002\n201,00:15:65:00:00:01\n").stream()
                        .filter(each -> !each.contains("several rows"))
                        .toList());
    }

    @Test
    void aMacInSeveralRowsIsAskedAbout() {
        CsvImport table = read("number,mac\n201,001565000001\n202,001565000002\n203,001565000001\n");
        assertEquals(
                List.of(
                        "4:1 mac a phone stands in several rows and gets a line of each: 00:15:65:00:00:01 in rows 2 and 4"),
                table.findings().stream().map(CsvImportTest::says).toList());
        assertTrue(table.findings().stream().noneMatch(Finding::isFault));
    }

    private static List<String> told(String text) {
        return read(text).findings().stream().map(CsvImportTest::says).toList();
    }

    @Test
    void aHugeTableEndsWithOneFaultMore() {
        assertTrue(read("number\n" + "x y\n".repeat(50_000)).findings().size() <= 1001);
        List<Finding> findings = read("number\n" + "7\n".repeat(20_001)).findings();
        assertTrue(
                findings.stream().anyMatch(each -> each.says().contains("more than 20000 rows")), findings.toString());
    }

    @Test
    void findingsOfTheSiteAreToldByRow() {
        CsvImport table = read("number,mac\n201,00:15:65:00:00:01\n,00:15:65:00:00:02\n");
        assertEquals(
                3,
                table.ofRow(new Finding(
                                Finding.Severity.WARNING, 9, 9, "phones[4]", Complaint.of(Flaw.PHONE_WITHOUT_LINES)))
                        .orElseThrow()
                        .line());
        assertEquals(
                2,
                table.ofRow(new Finding(
                                Finding.Severity.FAULT, 9, 9, "extensions[3].name", Complaint.of(Flaw.VALUE_MISSING)))
                        .orElseThrow()
                        .line());
        assertTrue(table.ofRow(
                        new Finding(Finding.Severity.WARNING, 9, 9, "phones[0].mac", Complaint.of(Flaw.PHONE_DENIED)))
                .isEmpty());
    }
}
