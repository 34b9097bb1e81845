package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.DnsAnswer;
import org.dialtone.app.DnsJournal;
import org.dialtone.journal.HostileWords;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A phone's diagnosis and state don't depend on the file that it asks for, on its searches, or on its own name. */
class PackStrangersWordsTest {

    private static final String FORMS = "org.dialtone.journal.HostileWords#forms";
    private static final MacAddress MAC = MacAddress.of("001565aabbcc");
    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    /** Accepts any text as a model, as the operator's own packs may. */
    private static final String LOOSE = """
            name: Loose
            vendorClasses: ['^Loose (?<model>.+)$']
            userAgents: ['^Loose (?<model>.+)$']
            files:
              - {name: 'loose.rom', kind: firmware}
            """;

    private static InstalledPacks installed;

    @BeforeAll
    static void load(@TempDir Path packs) throws IOException {
        Files.writeString(Files.createDirectories(packs.resolve("loose")).resolve("pack.yaml"), LOOSE);
        installed = new InstalledPacks(packs);
        assertEquals(List.of(), installed.load());
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheNameOfAFile(String form) {
        for (Transport transport : Transport.values()) {
            assertEquals(file(HostileWords.HARMLESS, transport), file(form, transport));
        }
    }

    private static String file(String name, Transport transport) {
        PhoneRig rig = rig();
        rig.ask(PHONE, "/provision/R2Xu8aVV20Jka/" + HostileWords.percent(name), null, transport);
        rig.ask(PHONE, "/provision/" + HostileWords.percent(name) + "/001565aabbcc.cfg", null, transport);
        rig.ask(Ip4.of("10.66.1.9"), "/" + HostileWords.percent(name), null, transport);
        return verdict(rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheUserAgent(String form) {
        assertEquals(userAgent(HostileWords.HARMLESS), userAgent(form));
    }

    private static String userAgent(String name) {
        PhoneRig rig = rig();
        rig.ask(PHONE, "/001565aabbcc.cfg", name);
        rig.ask(PHONE, "/loose.rom", "Loose " + name);
        return verdict(rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheVendorClass(String form) {
        assertEquals(vendorClass(HostileWords.HARMLESS), vendorClass(form));
    }

    private static String vendorClass(String name) {
        PhoneRig rig = rig().heard(MAC, "Loose " + name);
        rig.ask(PHONE, "/loose.rom", null);
        return verdict(rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inANameThatIsLookedUp(String form) {
        assertEquals(
                lookup(HostileWords.HARMLESS),
                lookup(form.substring(0, Math.min(200, form.length()))
                        .replace(' ', '_')
                        .replace('/', '_')));
    }

    private static String lookup(String name) {
        PhoneRig rig = rig();
        DnsJournal journal = new DnsJournal(rig, rig.entries::add, () -> Instant.EPOCH);
        DnsAnswer.of("Nov 26 18:51:25 dnsmasq[9]: 5 10.66.1.1/47010 config " + name + " is NXDOMAIN")
                .ifPresent(journal::hear);
        return verdict(rig);
    }

    private static PhoneRig rig() {
        return new PhoneRig(installed).put(MAC, PHONE, null, new Line("1001", "Reception", null, "s3cret"));
    }

    private static String verdict(PhoneRig rig) {
        assertFalse(rig.entries.isEmpty());
        return HostileWords.verdict(rig.entries, MAC, Instant.EPOCH.plusSeconds(120), "1001");
    }
}
