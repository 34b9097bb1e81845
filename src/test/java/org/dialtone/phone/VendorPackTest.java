package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.regex.Pattern;
import org.dialtone.phone.PackFile.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorPackTest {

    private static final Pattern ANY = Pattern.compile(".*");

    /** The expression over models, a model, whether its phones get the file; without an expression all get it. */
    @ParameterizedTest
    @CsvSource({
        ", , true",
        ", T46S, true",
        "^T4, T46S, true",
        "^T4, T21P, false",
        "^T4, xT46S, false",
        "46, T46S, true",
        "^T4, , false"
    })
    void aFileIsForTheModelsThatItNames(String models, String model, boolean suits) {
        PackFile file = new PackFile(
                "book.xml",
                ANY,
                Kind.PHONEBOOK,
                "book",
                "text/xml",
                models == null ? null : Pattern.compile(models),
                null);
        assertEquals(suits, file.suits(model));
    }

    /** The first phone book that suits the model and whose name needs nothing filled in. */
    @ParameterizedTest
    @CsvSource({"T46S, t4.xml", "T21P, all.xml", ", all.xml", "D785, all.xml"})
    void aPhoneIsPointedToTheBookOfItsModel(String model, String name) {
        VendorPack pack = pack(
                file("{mac}.cfg", Kind.PHONE, null),
                file("{mac}-book.xml", Kind.PHONEBOOK, null),
                file("t4.xml", Kind.PHONEBOOK, "^T4"),
                file("all.xml", Kind.PHONEBOOK, null),
                file("late.xml", Kind.PHONEBOOK, "^T2"));
        assertEquals(name, pack.phonebook(model).orElseThrow().name());
    }

    @ParameterizedTest
    @CsvSource({"{mac}.xml, PHONEBOOK, ", "book.xml, COMMON, ", "book.xml, PHONEBOOK, ^T4"})
    void aPackMayHaveNoBookForAPhone(String name, Kind kind, String models) {
        assertEquals(true, pack(file(name, kind, models)).phonebook("D785").isEmpty());
    }

    @Test
    void aFileThatSaysNoMoreIsForAllModelsAndFetchedWhole() {
        PackFile file = new PackFile("common.cfg", ANY, Kind.COMMON, "common", "text/plain");
        assertNull(file.models());
        assertNull(file.why());
        assertNull(file.search());
        PackFile absent = new PackFile("odd.cfg", ANY, Kind.ABSENT, null, "text/plain", null, "nobody needs it");
        assertEquals("nobody needs it", absent.why());
        assertNull(absent.search());
    }

    @Test
    void aBookThatIsSearchedSaysHow() {
        BookSearch search = new BookSearch(List.of("name"), List.of("number"), "start", null, null, 50, 40);
        PackFile file = new PackFile("book.xml", ANY, Kind.PHONEBOOK, "book", "text/xml", null, null, search, null);
        assertEquals(search, pack(file).phonebook("T46S").orElseThrow().search());
    }

    @ParameterizedTest(name = "a file from {0} on, a phone with {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, true",
                "-, 2.6, true",
                "2.12, -, false",
                "2.12, 2.6.6.187, false",
                "2.12, 2.12, true",
                "2.12, 2.12.0, true",
                "2.12.1, 2.12, false",
                "2.12, 10.1, true",
                "2.12, 2.x, false",
                "2.12, 99999999999, false"
            })
    void aFileMayWantAFirmware(String least, String running, boolean suits) {
        PackFile file = new PackFile("{mac}.cfg", ANY, Kind.PHONE, "phone", "text/xml", null, null, null, least);
        assertEquals(suits, file.suits("V67", running));
    }

    private static PackFile file(String name, Kind kind, String models) {
        return new PackFile(
                name, ANY, kind, "template", "text/xml", models == null ? null : Pattern.compile(models), null);
    }

    private static VendorPack pack(PackFile... files) {
        return new PackBuilder("acme", "Acme").files(List.of(files)).build();
    }
}
