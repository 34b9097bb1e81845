package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.Said;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.junit.jupiter.api.Test;

class CertificateControlTest {

    private static final String FACTS =
            "names: box.hotel.example\nissued by: CN=Company\nvalid until: 2027-11-29T00:00:00Z\nSHA-256: AB\n";
    private static final String OWN = "The box serves its own certificate.\n";

    private final MemoryAudit audit = new MemoryAudit();
    private final CertificateControl control = new CertificateControl(new Kept(), audit);

    /** Takes every text but an empty one. */
    private static final class Kept implements GivenCertificate {

        private Described given;

        @Override
        public Optional<Described> present() {
            return Optional.ofNullable(given);
        }

        @Override
        public Checked check(String pem) throws CertificateFault {
            if (pem.isEmpty()) {
                throw new CertificateFault(Said.of("certificate.none"), Said.of("certificate.keys.do"));
            }
            return new Checked(
                    new Described("box.hotel.example", "CN=Company", Instant.parse("2027-11-29T00:00:00Z"), "AB"),
                    List.of(Said.of("certificate.soon", "Monday")));
        }

        @Override
        public Checked take(String pem) throws CertificateFault {
            Checked checked = check(pem);
            given = checked.certificate();
            return checked;
        }

        @Override
        public boolean drop() {
            boolean was = given != null;
            given = null;
            return was;
        }
    }

    private Answer ask(String verb, String pem) {
        return control.handle(List.of(verb), pem);
    }

    @Test
    void aCertificateIsCheckedThenUsedThenGivenUp() {
        assertEquals(new Answer(0, OWN), ask("show", ""));
        assertEquals(new Answer(0, FACTS + "warning: The certificate ends on Monday.\n"), ask("check", "pem"));
        assertEquals("", audit.lines());
        assertEquals(
                new Answer(0, "In use:\n" + FACTS + "warning: The certificate ends on Monday.\n"), ask("set", "pem"));
        assertEquals(new Answer(0, FACTS), ask("show", ""));
        assertEquals(new Answer(0, OWN), ask("own", ""));
        assertEquals(new Answer(0, OWN), ask("own", ""));
        String line = "box.hotel.example; by CN=Company; until 2027-11-29T00:00:00Z; SHA-256 AB";
        assertEquals(
                "COMMAND certificate certificate_taken " + line + "\nCOMMAND certificate certificate_dropped " + line,
                audit.lines());
    }

    @Test
    void aFaultIsToldWithItsRemedy() {
        assertEquals(new Answer(1, "there is no certificate; Give one: the certificate's."), ask("set", ""));
        assertEquals(new Answer(1, "there is no certificate; Give one: the certificate's."), ask("check", ""));
        assertEquals("", audit.lines());
    }
}
