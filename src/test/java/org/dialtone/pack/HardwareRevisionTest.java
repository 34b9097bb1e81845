package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What phones tell of the revision of their hardware by the names that they ask for. */
class HardwareRevisionTest {

    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Line FIRST = new Line("1001", "Reception", "1001", "s3cret");
    private static final String AGENT = "Fanvil X5U-V2 2.12.16.17 0c383e557eb1";

    /** Names as public code that provisions such phones has them. */
    @ParameterizedTest
    @CsvSource({
        "0c383e557eb1, fanvil,      /fanvil_x5u_v2_hwv2_0.txt,             2.0",
        "0c383e557eb1, fanvil-text, /fanvil_x5u_v2_hwv2_0.txt,             2.0",
        "0c383e557eb1, fanvil,      /provision/R2Xu8aVV20Jka/fanvil_v62_hwv1_0.txt, 1.0",
        "0c383e2b29e6, fanvil,      /fanvil_v67_hw1_1.txt,                 1.1",
        "0c383e557eb1, fanvil,      /FANVIL_X210_PRO_HWV2_0.TXT,           2.0",
        "e0e656000001, ,            /nethesis_np_x5_hwv2_0.txt,            2.0",
        "e0e656000001, ,            /nethesis_np_x5.txt,                   ",
        "0c383e557eb1, fanvil,      /provision/R2Xu8aVV20Jkb/fanvil_v62_hwv1_0.txt, ",
        "0c383e557eb1, yealink,     /fanvil_v62_hwv1_0.txt,                ",
        "0c383e557eb1, fanvil,      /fanvil_v62_hwv12345_0.txt,            ",
        "0c383e557eb1, fanvil,      /0c383e557eb1.cfg,                     "
    })
    void aNameTellsTheRevision(String mac, String vendor, String path, String revision) {
        MacAddress phone = MacAddress.of(mac);
        PhoneRig rig = new PhoneRig().place(phone, PHONE, vendor, null, FIRST);
        rig.saidToBe(phone, vendor).ask(PHONE, path, null);
        assertEquals(Optional.ofNullable(revision), rig.revision(phone));
    }

    @Test
    void anotherDeviceAtThePhonesAddressTellsNothingOfIt() {
        MacAddress phone = MacAddress.of("0c383e557eb1");
        PhoneRig rig = new PhoneRig().put(phone, PHONE, null, FIRST);
        rig.ask(PHONE, "/fanvil_x5u_v2_hwv2_0.txt", AGENT);
        rig.met.put(PHONE, MacAddress.of("020000000001"));
        rig.ask(PHONE, "/fanvil_x5u_v2_hwv9_0.txt", AGENT);
        assertEquals(Optional.of("2.0"), rig.revision(phone));
    }

    @Test
    void aPhoneOfNobodyTellsItToo() {
        MacAddress guest = MacAddress.of("0c383e557eb2");
        PhoneRig rig = new PhoneRig().put(MacAddress.of("0c383e557eb1"), PHONE, null, FIRST);
        rig.holders.put(Ip4.of("10.66.1.2"), guest);
        rig.ask(Ip4.of("10.66.1.2"), "/fanvil_x5u_v2_hwv2_0.txt", AGENT);
        assertEquals(Optional.of("2.0"), rig.revision(guest));
    }
}
