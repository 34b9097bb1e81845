package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.EditFault;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.Review;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;
import org.junit.jupiter.api.Test;

/** Changes of a site, who makes them, and what is refused. */
class SiteChangesTest {

    private static final String TWO_PHONES = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            extensions: [{number: "1001", name: Reception}, {number: "1002", name: Bar}]
            phones:
              - {mac: "00:15:65:aa:bb:cc", lines: ["1001"]}
              - {mac: "00:04:13:aa:bb:cc", lines: ["1002"]}
            """;

    private final SiteRevisions revisions = new MemoryRevisions();
    private final SiteBook book = TestSite.book(revisions, InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z")));

    private static String many() {
        StringBuilder extensions = new StringBuilder("dialtone: 1\nextensions:\n");
        StringBuilder phones = new StringBuilder("phones:\n");
        for (int i = 0; i < 60; i++) {
            extensions.append("  - {number: \"%d\"}\n".formatted(1002 + i));
            phones.append("  - {mac: \"00:15:65:00:00:%02x\", lines: [\"%d\"]}\n".formatted(i, 1002 + i));
        }
        return extensions.append(phones).toString();
    }

    private SipPlan.Extension reception() {
        return book.plans().sip().extensions().get("1001");
    }

    @Test
    void extensionsThatComeBackHaveTheirPasswords() {
        TestSite.apply(book, TWO_PHONES);
        Site before = book.document();
        TestSite.apply(book, "dialtone: 1");
        assertTrue(book.plans().sip().extensions().isEmpty());
        TestSite.apply(book, TWO_PHONES);
        assertEquals(before, book.document());
        assertEquals(before, revisions.at(book.revision()).orElseThrow());
    }

    @Test
    void anEarlierRevisionComesBackWithThePresentSecretsUnlessAskedOtherwise() {
        TestSite.apply(book, TWO_PHONES.replace("name: Reception", "name: Reception, password: firstPassword1"));
        long first = book.revision();
        TestSite.apply(
                book,
                TWO_PHONES
                        .replace("Reception", "Front Desk")
                        .replace("name: Front", "password: secondPassword2, name: Front"));
        assertTrue(book.restore(TestSite.WHO, first, false, ApplyOptions.USUAL).ok());
        assertEquals("Reception", reception().name());
        assertEquals("secondPassword2", reception().password());
        assertTrue(book.restore(TestSite.WHO, first, true, ApplyOptions.USUAL).ok());
        assertEquals("firstPassword1", reception().password());
        assertEquals("restore " + first, revisions.latest().orElseThrow().act());
        assertThrows(EditFault.class, () -> book.restore(TestSite.WHO, 999_999, false, ApplyOptions.USUAL));
    }

    @Test
    void anEditIsRefusedOnlyWhereItsObjectChangedSinceItWasRead() {
        TestSite.apply(book, TWO_PHONES);
        long read = book.revision();
        assertTrue(renamed("1002", "Bridge", null).ok());
        assertTrue(
                renamed("1001", "Front Desk", new Basis("extension 1001", read)).ok(), "another object changed");
        Review refused = renamed("1001", "Lobby", new Basis("extension 1001", read));
        assertFalse(refused.ok());
        assertEquals(
                "extension 1001",
                ((EditRefusal.Stale) refused.refusal()).changes().getFirst().object());
        assertEquals("Front Desk", reception().name());
    }

    private Review renamed(String number, String name, Basis basis) {
        return book.edit(
                TestSite.WHO,
                "rename",
                basis,
                site -> site.with(site.extensions().stream()
                        .map(each -> each.number().equals(number)
                                ? new Site.Extension(number, name, each.password(), each.anywhere(), each.listed())
                                : each)
                        .toList()));
    }

    @Test
    void aFileMadeFromAnotherRevisionIsRefusedWithWhatChanged() {
        TestSite.apply(book, TWO_PHONES);
        ApplyOptions made = ApplyOptions.USUAL.from(book.revision());
        renamed("1002", "Bridge", null);
        Review refused = book.apply(TestSite.WHO, TWO_PHONES.replace("Reception", "Lobby"), made);
        assertEquals(
                "extension 1002",
                ((EditRefusal.Stale) refused.refusal()).changes().getFirst().object());
        assertEquals("Reception", reception().name());
        assertTrue(book.apply(TestSite.WHO, TWO_PHONES.replace("Reception", "Lobby"), made.forced(true))
                .ok());
    }

    @Test
    void manyPhonesGoOnlyWithAWordMore() {
        TestSite.apply(book, many());
        Review refused = book.apply(TestSite.WHO, TWO_PHONES);
        assertEquals(new EditRefusal.Removal(60, 60, 59, 60), refused.refusal());
        assertEquals(60, book.plans().provision().phones().size());
        assertFalse(book.check(TWO_PHONES, ApplyOptions.USUAL).ok());
        assertTrue(book.apply(TestSite.WHO, TWO_PHONES, ApplyOptions.USUAL.removing(true))
                .ok());
    }

    @Test
    void aChangeIsARevisionWithItsMaker() {
        TestSite.apply(book, TWO_PHONES);
        long before = book.revision();
        Actor who = new Actor(Actor.Kind.CONSOLE, "anna", "10.0.0.7");
        book.reserve(who, null, MacAddress.of("001565aabbcc"), Ip4.of("10.1.2.3"));
        assertEquals(before, book.revision(), "no scope holds the address: nothing changed");
        book.edit(who, "adopt", site -> PhoneEdits.adopt(site, MacAddress.of("001565aabb01"), "1003"));
        Revision made = revisions.latest().orElseThrow();
        assertEquals(before + 1, made.number());
        assertEquals(who, made.who());
        assertEquals(
                List.of("extension 1003", "phone 00:15:65:aa:bb:01"),
                made.changes().stream().map(NamedChange::object).toList());
        book.edit(who, "adopt", site -> site);
        assertEquals(before + 1, book.revision(), "an edit that changes nothing is no revision");
    }

    @Test
    void theAppliedFileIsKeptWithItsCommentsAndWithoutItsSecrets() {
        String file = "# The hotel\n" + TWO_PHONES.replace("name: Reception", "name: Reception, password: geheim12");
        TestSite.apply(book, file);
        String kept = revisions.file(book.revision()).orElseThrow();
        assertEquals("# The hotel\n" + TWO_PHONES, kept);
    }
}
