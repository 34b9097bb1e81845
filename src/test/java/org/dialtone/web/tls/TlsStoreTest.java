package org.dialtone.web.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.dialtone.app.SharedCertificates;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsStoreTest {

    private static final LocalDate BUILT = LocalDate.parse("2026-11-24");

    @TempDir
    Path data;

    private Instant now = Instant.EPOCH;
    private List<Ip4> addresses = List.of(Ip4.of("10.66.0.1"));

    private TlsStore store() {
        return new TlsStore(
                new TlsFolder(data.resolve("tls")),
                BUILT,
                () -> now,
                () -> CertificateNames.of("Reception-Box", addresses),
                SharedCertificates.ALONE);
    }

    @Test
    void chainVerifiesAlthoughTheClockStoodAt1970() throws Exception {
        X509Certificate leaf = store().leaf().certificate();
        X509Certificate root = store().authority().root().certificate();

        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        trust.setRevocationEnabled(false);
        trust.setDate(Date.from(Instant.parse("2026-11-24T00:00:00Z")));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), trust);

        assertEquals(Instant.parse("2026-11-23T00:00:00Z"), leaf.getNotBefore().toInstant());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), leaf.getExtendedKeyUsage());
        assertEquals(-1, leaf.getBasicConstraints());
        assertEquals(0, root.getBasicConstraints());
        assertTrue(root.getKeyUsage()[5], "the root signs certificates");
    }

    @Test
    void leafNamesTheBox() throws Exception {
        addresses = List.of(Ip4.of("192.0.2.7"), Ip4.of("10.66.0.1"));
        assertEquals(
                "dialtone.local, localhost, reception-box, 10.66.0.1, 127.0.0.1, 192.0.2.7",
                CertificateNames.in(store().leaf().certificate()).toString());
    }

    @Test
    void leafNamesAddressesOfIp6() throws Exception {
        CertificateNames names = CertificateNames.of("box", List.of()).with(List.of("fd00::1", "2001:db8::15"));
        X509Certificate leaf = store(names, SharedCertificates.ALONE).leaf().certificate();
        CertificateNames read = CertificateNames.in(leaf);
        assertEquals("box, dialtone.local, localhost, 127.0.0.1, 2001:db8::15, fd00::1", read.toString());
        assertEquals(names, read);
        assertTrue(read.vouchesFor("[fd00:0::1]") && read.vouchesFor("FD00::1"));
        assertFalse(read.vouchesFor("[fd00::2]") || read.vouchesFor("fd00::1]") || read.vouchesFor("[127.0.0.2]"));
        assertTrue(read.vouchesForAny(CertificateNames.of("other", List.of()).with(List.of("fd00::1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "under_score", "-x", "*.example.org", "a b"})
    void aNameThatDnsCantHoldIsLeftOut(String hostname) {
        assertEquals(
                "dialtone.local, localhost, 127.0.0.1",
                CertificateNames.of(hostname, List.of(Ip4.ANY)).toString());
    }

    @Test
    void authorityAndLeafAreKeptOverARestart() throws Exception {
        TlsIdentity leaf = store().leaf();
        assertEquals(leaf.chain(), store().leaf().chain());
        assertFalse(store().isStale(leaf));
    }

    @Test
    void theLeafIsRenewedUnderTheSameAuthorityWhenAnAddressComes() throws Exception {
        TlsStore store = store();
        X509Certificate root = store.authority().root().certificate();
        TlsIdentity inForce = store.leaf();
        X509Certificate before = inForce.certificate();
        addresses = List.of(Ip4.of("10.66.0.1"), Ip4.of("10.77.0.1"));

        assertTrue(store.isStale(inForce));
        X509Certificate after = store.leaf().certificate();

        assertFalse(store.isStale(store.leaf()));
        assertNotEquals(before.getSerialNumber(), after.getSerialNumber());
        after.verify(root.getPublicKey());
        assertTrue(CertificateNames.in(after).addresses().contains(Ip4.of("10.77.0.1")));
    }

    /** Machines of one database take turns: the certificate of one is that of all, and none makes it anew. */
    @Test
    void machinesThatKnowOneAnotherHaveTheSameLeaf() throws Exception {
        CertificateNames harbour = CertificateNames.of("harbour", List.of(Ip4.of("10.66.0.11")));
        CertificateNames hill = CertificateNames.of("hill", List.of(Ip4.of("10.66.0.12")));
        TlsIdentity leaf =
                store(harbour.with(hill.lines()), SharedCertificates.ALONE).leaf();
        assertEquals(
                "dialtone.local, harbour, hill, localhost, 10.66.0.11, 10.66.0.12, 127.0.0.1",
                CertificateNames.of(leaf.certificate()).toString());
        assertFalse(store(hill.with(harbour.lines()), SharedCertificates.ALONE).isStale(leaf));
        assertTrue(store(hill, SharedCertificates.ALONE).isStale(leaf));
        assertEquals(hill, hill.with(List.of("", "under_score", "10.66.0.12", "a b")));
    }

    @Test
    void whatAnOperatorGivesIsInForceOnAllMachinesOrOnNone() throws Exception {
        TlsStore store = store(CertificateNames.of("harbour", List.of()), new AwayDatabase());
        TlsIdentity own = store.shown();
        TestChain chain = TestChain.of("box.hotel.example");
        TlsIdentity given = new TlsIdentity(chain.chain(), chain.key());
        assertThrows(TlsFault.class, () -> store.give(given));
        assertEquals(own.chain(), store.shown().chain());
        store().give(given);
        assertThrows(TlsFault.class, store::drop);
        assertTrue(store.given().isPresent());
    }

    private TlsStore store(CertificateNames names, SharedCertificates shared) {
        return new TlsStore(new TlsFolder(data.resolve("tls")), BUILT, () -> now, () -> names, shared);
    }

    private static final class AwayDatabase implements SharedCertificates {

        @Override
        public boolean serve() {
            return true;
        }

        @Override
        public List<String> others() {
            return List.of();
        }

        @Override
        public void look(List<String> own) {}

        @Override
        public void store() throws IOException {
            throw new IOException("away");
        }
    }

    @Test
    void theLeafIsRenewedWhenItAges() throws Exception {
        TlsStore store = store();
        TlsIdentity inForce = store.leaf();
        now = Instant.parse("2028-11-01T00:00:00Z");
        assertFalse(store.isStale(inForce));
        now = Instant.parse("2029-01-01T00:00:00Z");
        assertTrue(store.isStale(inForce));
        store.leaf().certificate().checkValidity(Date.from(now));
    }

    @Test
    void onlyTheOwnerReadsTheKeys() throws Exception {
        store().leaf();
        assertEquals("rwx------", permissions(data.resolve("tls")));
        for (String name : List.of("authority.pem", "server.pem")) {
            assertEquals("rw-------", permissions(data.resolve("tls").resolve(name)), name);
        }
        try (var files = Files.list(data.resolve("tls"))) {
            assertEquals(2, files.count(), "nothing half-written is left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n"})
    void aDamagedLeafIsMadeAnew(String text) throws Exception {
        store().leaf();
        Files.writeString(data.resolve("tls/server.pem"), text);
        store().leaf()
                .certificate()
                .verify(store().authority().root().certificate().getPublicKey());
    }

    @Test
    void aDamagedAuthorityIsToldAndLeftAlone() throws Exception {
        store().leaf();
        Path file = data.resolve("tls/authority.pem");
        Files.writeString(file, "garbage");
        String says = assertThrows(TlsFault.class, () -> store().leaf()).getMessage();
        assertEquals(
                "the certificate authority " + file + " can't be read (no private key in it); "
                        + "restore it from a backup, or delete it to have a new one made",
                says);
        assertEquals("garbage", Files.readString(file));
    }

    @Test
    void aFolderThatCantBeMadeIsTold() throws Exception {
        Files.writeString(data.resolve("tls"), "a file in the way");
        assertThrows(TlsFault.class, () -> store().leaf());
    }

    @Test
    void anOperatorsCertificateIsServedOverARestartUntilItIsDropped() throws Exception {
        TestChain chain = TestChain.of(TestChain.Wish.of(Instant.parse("2027-01-01T00:00:00Z"), "box.hotel.example"));
        X509Certificate own = store().shown().certificate();
        TlsIdentity given = new TlsIdentity(chain.chain(), chain.key());
        store().give(given);

        assertEquals(chain.chain(), store().shown().chain());
        assertEquals(chain.key(), store().shown().key());
        assertEquals("rw-------", permissions(data.resolve("tls/given.pem")));
        assertTrue(store().standing().given());
        assertEquals("box.hotel.example", store().standing().names());
        addresses = List.of(Ip4.of("10.77.0.1"));
        assertFalse(store().isStale(given), "the box can't renew what an operator gave");
        addresses = List.of(Ip4.of("10.66.0.1"));

        assertTrue(store().drop());
        assertEquals(own, store().shown().certificate());
        assertFalse(store().standing().given());
        assertFalse(store().drop());
    }

    @Test
    void aDamagedCertificateOfAnOperatorIsToldAndTheBoxsOwnIsServed() throws Exception {
        X509Certificate own = store().shown().certificate();
        Files.writeString(data.resolve("tls/given.pem"), "garbage");
        TlsStore store = store();
        assertEquals(own, store.shown().certificate());
        assertEquals(
                "the certificate " + data.resolve("tls/given.pem")
                        + " can't be read (there is no certificate); give it again",
                store.givenFault());
        assertTrue(store.drop());
        assertEquals(own, store.shown().certificate());
        assertNull(store.givenFault());
    }

    @Test
    void aClockThatWasNeverSetCountsAsTheDayOfTheBuild() {
        assertEquals(Instant.parse("2026-11-24T00:00:00Z"), store().now());
        now = Instant.parse("2026-11-24T00:00:01Z");
        assertEquals(now, store().now());
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
