package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Tests phone books that a phone asks for in parts. Public code shows the spelling of the requests of Gigaset's bases.
 */
class SearchedBooksTest {

    private static final String GIGASET = "/provision/R2Xu8aVV20Jka/phonebook-gigaset.xml";
    private static final String PANASONIC = "/provision/R2Xu8aVV20Jka/phonebook-panasonic.xml";
    private static final String LOOKUP = GIGASET
            + "?command=get%5flist&type=pb&fn=%2a&ln=%2a&ct=%2a&st=%2a&hm=030123&nr=%2a&mb=%2a&sip=%2a&lang=9&first=1&count=1"
            + "&mac=7C2F804DF9A9&reqsrc=auto&handsetid=1&limit=2048";
    private static final Path GOLDEN = Path.of("src/test/resources/golden/provision");
    private static final Ip4 BASE = Ip4.of("10.66.1.1");
    private static final Ip4 DESK = Ip4.of("10.66.1.2");
    private static final List<Contact> CONTACTS = List.of(
            new Contact("Bar & Grill <Café>", List.of("1002"), null),
            new Contact("Doctor", List.of("030123", "0171", "0172"), "Outside \"24 h\""),
            new Contact("Reception", List.of("1001"), null),
            new Contact("Taxi", List.of("+30210", "*7#"), "Cars"));

    @ParameterizedTest(name = "{1}")
    @CsvSource({"gigaset, phonebook-gigaset.xml", "panasonic, phonebook-panasonic.xml"})
    void answersEqualTheGoldenOnes(String vendor, String file) throws IOException {
        String text = text(asked("/provision/R2Xu8aVV20Jka/" + file, CONTACTS)).replace("\r\n", "\n");
        Path golden = GOLDEN.resolve(vendor).resolve(file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ?command=get_list&type=pr&first=1&count=3            | pr | 7 | 1 | 3 | 1002 030123 0171
            ?command=get_list&type=pr&first=4&count=3            | pr | 7 | 4 | 6 | 0172 1001 +30210
            ?command=get_list&type=pr&first=7&count=3            | pr | 7 | 7 | 7 | *7#
            ?command=get_list&type=pr&first=8&count=3            | pr | 7 |   |   | ''
            ?first=0&count=0                                     | pb | 7 | 1 | 1 | 1002
            ?first=-1&count=99999999999                          | pb | 7 | 1 | 7 | 1002 030123 0171 0172 1001 +30210 *7#
            ?type=pr&set_first=d                                 | pr | 3 | 1 | 3 | 030123 0171 0172
            ?type=pr&set_first=A&first=2                         | pr | 3 | 2 | 3 | +30210 *7#
            ?type=pr&set_first=DOC*                              | pr | 3 | 1 | 3 | 030123 0171 0172
            ?type=pb&ln=gr*&fn=bar*                              | pb | 1 | 1 | 1 | 1002
            ?type=pb&ln=caf%C3%89                                | pb | 1 | 1 | 1 | 1002
            ?type=pb&ln=bar+%26                                  | pb | 1 | 1 | 1 | 1002
            ?type=pb&ln=nobody                                   | pb | 0 |   |   | ''
            ?type=pb&fn=*&ln=*&hm=%2b30210                       | pb | 1 | 1 | 1 | +30210
            ?type=pb&hm=*7%23                                    | pb | 1 | 1 | 1 | *7#
            ?type=pb&hm=0171*                                    | pb | 0 |   |   | ''
            ?type=pb&hm=*&ln=taxi                                | pb | 2 | 1 | 2 | +30210 *7#
            ?type=%22%3e%3cx&hm=1001                             | pb | 1 | 1 | 1 | 1001
            ?&&=&type&hm=1001&hm=1002                            | pb | 1 | 1 | 1 | 1001
            """)
    void gigasetPhonesGetThePartThatTheyAskFor(
            String query, String type, String total, String first, String last, String numbers) {
        Element list =
                FileReader.document(text(asked(GIGASET + query, CONTACTS))).getDocumentElement();
        String span = first == null ? "" : first;
        assertEquals(
                List.of("list", "get_list", type, total, span, last == null ? "" : last, span.isEmpty() ? "hm" : ""),
                Stream.concat(
                                Stream.of("list"),
                                Stream.of("response", "type", "total", "first", "last", "notfound")
                                        .map(list::getAttribute))
                        .toList());
        assertEquals(
                Arrays.stream(numbers.split(" "))
                        .filter(each -> !each.isEmpty())
                        .toList(),
                values(list, "hm"));
    }

    @Test
    void aNumberFindsItsName() {
        Element list = FileReader.document(text(asked(LOOKUP, CONTACTS))).getDocumentElement();
        assertEquals(List.of("Doctor"), values(list, "ln"));
        assertEquals("1", list.getAttribute("total"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ?userid=&name=                  | 1002 030123 0171 0172 1001 +30210 *7#
            ?userid=1001&name=tax           | +30210 *7#
            ?userid=1001&name=nobody        | ''
            """)
    void panasonicPhonesSearchByName(String query, String numbers) {
        Element book =
                FileReader.document(text(asked(PANASONIC + query, CONTACTS))).getDocumentElement();
        assertEquals(
                Arrays.stream(numbers.split(" "))
                        .filter(each -> !each.isEmpty())
                        .toList(),
                values(book, "PhoneNum"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({GIGASET + ", 16, ln, hm", PANASONIC + ", 20, Name, PhoneNum"})
    void anAnswerIsShort(String path, int most, String name, String number) {
        List<Contact> large = IntStream.range(0, 10_000)
                .mapToObj(i -> new Contact("\"'<&😀".repeat(12), List.of("1".repeat(32)), null))
                .toList();
        Element answer =
                FileReader.document(text(asked(path + "?count=9999", large))).getDocumentElement();
        assertEquals(most, values(answer, number).size());
        int longest = most == 16 ? 40 : 24;
        values(answer, name).forEach(each -> assertEquals(longest, each.codePointCount(0, each.length())));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({GIGASET + ", ln, hm", PANASONIC + ", Name, PhoneNum"})
    void namesStayNames(String path, String name, String number) {
        String hostile = "</ln></Name>\"'&amp;]]>\r\n=#{user}\u0000\u2028;";
        Element answer = FileReader.document(text(asked(path, List.of(new Contact(hostile, List.of("1001"), hostile)))))
                .getDocumentElement();
        String plain = "</ln></Name>\"'&amp;]]>=#{user};";
        assertEquals(List.of(path.equals(GIGASET) ? plain : plain.substring(0, 24)), values(answer, name));
        assertEquals(List.of("1001"), values(answer, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?ln=%", "?ln=%zz", "?%=1", "?ln=%-1"})
    void queriesThatNoPhoneMakes(String query) {
        assertEquals(404, asked(GIGASET + query, CONTACTS).status());
        assertEquals(404, asked(PANASONIC + query, CONTACTS).status());
    }

    @Test
    void longQueriesFindNothing() {
        assertEquals(200, asked(GIGASET + "?ln=" + "a".repeat(1_000), CONTACTS).status());
        assertEquals(404, asked(GIGASET + "?ln=" + "a".repeat(1_100), CONTACTS).status());
    }

    @Test
    void unknownDevicesMayNotSearch() {
        assertEquals(403, rig(CONTACTS).ask(Ip4.of("10.66.1.9"), LOOKUP, null).status());
        assertEquals(
                403,
                rig(CONTACTS)
                        .ask(Ip4.of("10.66.1.9"), PANASONIC + "?ln=%", null)
                        .status());
    }

    private static PhoneRig rig(List<Contact> contacts) {
        return new PhoneRig()
                .put(
                        MacAddress.of("7c2f804df9a9"),
                        BASE,
                        "N510_IP_PRO",
                        new Line("1001", "Reception", null, "s3cret-1001"))
                .put(MacAddress.of("0080f0c8c381"), DESK, "KX-HDV230", new Line("1002", "Bar", null, "s3cret-1002"))
                .listing(contacts);
    }

    private static Answer asked(String path, List<Contact> contacts) {
        return rig(contacts).ask(path.startsWith(PANASONIC) ? DESK : BASE, path, null);
    }

    private static String text(Answer answer) {
        assertTrue(answer instanceof Answer.Document, answer::toString);
        return new String(((Answer.Document) answer).bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> values(Element parent, String element) {
        NodeList found = parent.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
