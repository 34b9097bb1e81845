package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.dialtone.dhcp.ImportedLease;
import org.dialtone.dhcp.ImportedLease.Fate;
import org.dialtone.dhcp.leasefile.FiledLease;
import org.dialtone.dhcp.leasefile.LeaseFile;
import org.dialtone.dhcp.leasefile.LeaseFile.Fault;
import org.dialtone.dhcp.leasefile.LeaseFile.Flaw;
import org.dialtone.dhcp.leasefile.LeaseFile.Format;
import org.dialtone.journal.Language;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaseFileReviewTest {

    private static final FiledLease LEASE = new FiledLease(
            2, Ip4.of("10.66.1.5"), MacAddress.of("00:15:65:00:00:01"), null, FiledLease.State.ACTIVE, null, null);

    @ParameterizedTest
    @EnumSource(value = Fate.class, mode = EnumSource.Mode.EXCLUDE, names = "TAKEN")
    void eachFateThatLeavesALeaseOutHasWords(Fate fate) {
        requireWords(review(List.of(), List.of(new ImportedLease(LEASE, fate, "voice"))));
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void eachFlawOfAnEntryHasWords(Flaw flaw) {
        requireWords(review(List.of(new Fault(2, flaw, "\"x\"")), List.of()));
    }

    private static void requireWords(LeaseFileReview review) {
        Said why = review.rows().getFirst().why();
        for (Language language : Language.values()) {
            assertFalse(why.says(language).isBlank());
        }
    }

    @Test
    void aRowIsALineForPeople() {
        LeaseFileReview review = review(
                List.of(new Fault(3, Flaw.NO_TIME, "\"soon\"")), List.of(new ImportedLease(LEASE, Fate.TAKEN, "")));
        assertNull(review.rows().getFirst().why());
        assertEquals(
                List.of("10.66.1.5 of 00:15:65:00:00:01: taken", "left out, \"soon\" is no time"),
                review.rows().stream().map(Object::toString).toList());
        assertEquals("1 lease of Kea is taken, 1 is left out", review.sum());
    }

    private static LeaseFileReview review(List<Fault> faults, List<ImportedLease> fates) {
        return LeaseFileReview.of(new LeaseFile(Format.KEA, List.of(LEASE), faults), fates);
    }
}
