package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Compares each vendor's phone book with golden files; {@code -Dgolden.bless=true} writes these anew. */
class PhonebookFilesTest {

    private static final String BOOKS = """
            yealink     | 001565aabbcc | T46S    | phonebook-yealink.xml | Name         | Telephone
            fanvil      | 0c383e07e16c | X5U     | phonebook-fanvil.xml  | Name         | Telephone
            grandstream | c074ad0b63ee | GRP2614 | phonebook.xml         | FirstName    | phonenumber
            htek        | 001fc110d3a9 | UC924   | phonebook-htek.xml    | Name         | Telephone
            snom        | 000413922d24 | D785    | phonebook-snom.xml    | Name         | Telephone
            poly        | 0004f2aabbcc | VVX_400 | 0004f2aabbcc-directory.xml | fn      | ct
            cisco-spa   | 503de5000001 | SPA504G | phonebook-cisco-spa.xml  | Name      | Telephone
            cisco-mpp   | 00562b043615 | 7832    | phonebook-cisco-mpp.xml  | Name      | Telephone
            avaya-j100  | c81fea83e85a | J179    | phonebook-avaya-j100.xml | FirstName | Number
            flyingvoice | 0021f222aef1 | FIP13G  | phonebook-flyingvoice.xml | Name     | Telephone
            ale         | 3c28a6000001 | M5      | phonebook-ale.xml     | LastName     | OfficeNumber
            akuvox      | 0c1105000001 | R29     | phonebook-akuvox.xml  | Contact@DisplayName | Contact@OfficeNumber
            dinstar     | f8a03d000001 | C60     | phonebook-dinstar.xml | Contact@DisplayName | Contact@OfficeNumber
            """;
    private static final String IN_PAGES = """
            cisco-79xx   | 001122334455 | 7941G | phonebook-cisco-79xx.xml | Name   | Telephone
            mitel-aastra | 1400e91edb52 | 6930  | phonebook-mitel.xml      | Prompt | URI
            """;
    private static final Pattern NEXT = Pattern.compile("http://\\S+/(phonebook-[a-z0-9-]+\\.xml)");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/provision");
    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Ip4 STRANGER = Ip4.of("10.66.1.2");
    private static final Line LINE = new Line("1001", "Reception", null, "s3cret-1001");
    private static final List<Contact> CONTACTS = List.of(
            new Contact("Bar & Grill <Café>", List.of("1002"), null),
            new Contact("Doctor", List.of("030123", "0171", "0172"), "Outside \"24 h\""),
            new Contact("Reception", List.of("1001"), null),
            new Contact("Taxi", List.of("+30210", "*7#"), "Cars"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = BOOKS + IN_PAGES)
    void phonebooksEqualTheGoldenOnes(String vendor, String mac, String model, String file) throws IOException {
        String text = text(rig(mac, model).listing(CONTACTS).ask(PHONE, "/provision/R2Xu8aVV20Jka/" + file, null));
        Path golden = GOLDEN.resolve(vendor).resolve(file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = BOOKS + IN_PAGES)
    void namesStayNames(String vendor, String mac, String model, String file, String name, String number) {
        String hostile = "</Name><Name>\"'&amp;]]>\r\n=#%NULL%{user}\u0000\u2028;";
        String text = text(rig(mac, model)
                .listing(List.of(new Contact(hostile, List.of("1001"), hostile)))
                .ask(PHONE, "/" + file, null));
        assertEquals(List.of("</Name><Name>\"'&amp;]]>=#%NULL%{user};"), values(text, name), vendor);
        assertEquals(
                List.of("1001"),
                values(text, number).stream()
                        .map(value -> value.replaceFirst("^Dial:", ""))
                        .toList(),
                vendor);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = BOOKS)
    void theLargestBookFits(String vendor, String mac, String model, String file, String name) {
        List<Contact> largest = IntStream.range(0, 10_000)
                .mapToObj(i -> new Contact("\"".repeat(64), List.of("1".repeat(32)), "'".repeat(60) + i))
                .toList();
        String once = name.contains("@") ? name.replaceFirst(".*@", " ") + "=" : "<" + name + ">";
        assertTrue(
                text(rig(mac, model).listing(largest).ask(PHONE, "/" + file, null))
                                .split(once)
                                .length
                        > 10_000,
                vendor);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = BOOKS + IN_PAGES)
    void strangersGetNone(String vendor, String mac, String model, String file) {
        assertEquals(
                403,
                rig(mac, model)
                        .listing(CONTACTS)
                        .ask(STRANGER, "/" + file, null)
                        .status(),
                vendor);
    }

    /**
     * Reads page by page, each linking to the next, to the last one; no number of the book is missing, and none comes
     * twice.
     */
    @ParameterizedTest
    @CsvSource({
        "001122334455, cisco-79xx, 0, 1",
        "001122334455, cisco-79xx, 28, 1",
        "001122334455, cisco-79xx, 29, 2",
        "001122334455, cisco-79xx, 100, 4",
        "1400e91edb52, mitel, 0, 1",
        "1400e91edb52, mitel, 28, 1",
        "1400e91edb52, mitel, 57, 3"
    })
    void aBookInPages(String mac, String kind, int size, int pages) {
        List<Contact> book = IntStream.range(0, size)
                .mapToObj(i -> new Contact("Name " + i, List.of(Integer.toString(1000 + i)), null))
                .toList();
        PhoneRig rig = rig(mac, "x").listing(book);
        List<String> numbers = new ArrayList<>();
        String next = "phonebook-" + kind + ".xml";
        int read = 0;
        while (next != null) {
            String text = text(rig.ask(PHONE, "/" + next, null));
            read++;
            numbers.addAll(values(text, "Telephone"));
            values(text, "URI").stream()
                    .filter(uri -> uri.startsWith("Dial:"))
                    .forEach(uri -> numbers.add(uri.substring(5)));
            assertTrue(values(text, "MenuItem").size() <= 30, text);
            Matcher link = NEXT.matcher(text);
            next = link.find() ? link.group(1) : null;
        }
        assertEquals(pages, read);
        assertEquals(book.stream().map(contact -> contact.numbers().getFirst()).toList(), numbers);
        assertEquals(
                404,
                rig.ask(PHONE, "/phonebook-" + kind + "-" + (pages + 1) + ".xml", null)
                        .status());
        assertEquals(
                403,
                rig.ask(STRANGER, "/phonebook-" + kind + "-" + (pages + 1) + ".xml", null)
                        .status());
    }

    private static PhoneRig rig(String mac, String model) {
        return new PhoneRig().put(MacAddress.of(mac), PHONE, model, LINE);
    }

    private static String text(Answer answer) {
        Answer.Document document = assertInstanceOf(Answer.Document.class, answer, answer.toString());
        assertEquals("text/xml;charset=utf-8", document.type());
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }

    /**
     * @param path name of an element; for an attribute instead of the text, an at sign and the attribute's name follow
     */
    private static List<String> values(String text, String path) {
        String element = path.replaceFirst("@.*", "");
        NodeList found = FileReader.document(text).getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(item -> element.equals(path)
                        ? item.getTextContent()
                        : ((Element) item).getAttribute(path.substring(element.length() + 1)))
                .toList();
    }
}
