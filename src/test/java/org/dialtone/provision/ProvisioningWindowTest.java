package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Levels.ForModel;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which changes of the site open the provisioning window of which phone. */
class ProvisioningWindowTest {

    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");
    private static final FirmwareLookup NOTHING = new FirmwareLookup(FirmwareStore.EMPTY, RolloutGate.CLOSED, null);

    @ParameterizedTest(name = "a phone {0} {1}: a change for {2} {3} opens its window: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            yealink, T46S, yealink, T4*,  true
            yealink, T46S, yealink, T5*,  false
            yealink, T46S, snom,    *,    false
            yealink, -,    yealink, T5*,  true
            yealink, -,    snom,    *,    false
            -,       -,    snom,    D3*,  true
            """)
    void aFirmwareChangeOpensTheWindowOfItsModel(
            String vendor, String model, String changedVendor, String changedModel, boolean opens) {
        Phone phone = new Phone(
                MAC, vendor, model, List.of(new Line("1001", "Reception", "1001", "secret")), Set.of(), Set.of());
        String before = ProvisioningWindow.version(plan(phone, List.of(), List.of()), phone, NOTHING);
        assertEquals(before, ProvisioningWindow.version(plan(phone, List.of(), List.of()), phone, NOTHING));
        Layer layer = new Layer(Map.of(Setting.VLAN, "20"), List.of());
        assertEquals(
                opens,
                !before.equals(ProvisioningWindow.version(
                        plan(phone, List.of(new ForModel(changedVendor, changedModel, layer)), List.of()),
                        phone,
                        NOTHING)));
        Firmware firmware = new Firmware(changedVendor, changedModel, "2", "image.rom", List.of());
        assertEquals(
                opens,
                !before.equals(ProvisioningWindow.version(plan(phone, List.of(), List.of(firmware)), phone, NOTHING)));
    }

    @ParameterizedTest
    @CsvSource({"1002, Reception, secret", "1001, Bar, secret", "1001, Reception, changed"})
    void aChangeOfTheLineOpensTheWindow(String number, String name, String password) {
        Phone phone = new Phone(
                MAC, "yealink", "T46S", List.of(new Line("1001", "Reception", "1001", "secret")), Set.of(), Set.of());
        Phone changed = new Phone(
                MAC, "yealink", "T46S", List.of(new Line(number, name, number, password)), Set.of(), Set.of());
        assertNotEquals(
                ProvisioningWindow.version(plan(phone, List.of(), List.of()), phone, NOTHING),
                ProvisioningWindow.version(plan(changed, List.of(), List.of()), changed, NOTHING));
    }

    @Test
    void anotherFirmwareFileOfTheSameName() {
        Phone phone = new Phone(MAC, "yealink", "T46S", List.of(), Set.of(), Set.of());
        ProvisionPlan plan =
                plan(phone, List.of(), List.of(new Firmware("yealink", "T4*", "2", "image.rom", List.of())));
        String before = ProvisioningWindow.version(plan, phone, stored(1_000));
        assertEquals(before, ProvisioningWindow.version(plan, phone, stored(1_000)));
        assertNotEquals(before, ProvisioningWindow.version(plan, phone, stored(1_001)));
        assertNotEquals(before, ProvisioningWindow.version(plan, phone, NOTHING));
        assertEquals(
                ProvisioningWindow.version(plan(phone, List.of(), List.of()), phone, NOTHING),
                ProvisioningWindow.version(plan(phone, List.of(), List.of()), phone, stored(1_000)));
    }

    private static FirmwareLookup stored(long size) {
        return new FirmwareLookup(
                file -> Optional.of(new FirmwareStore.Stored(file, size, Instant.EPOCH)), RolloutGate.CLOSED, null);
    }

    private static ProvisionPlan plan(Phone phone, List<ForModel> models, List<Firmware> firmware) {
        ProvisionPlan.Site site = new ProvisionPlan.Site("Test", "UTC", "en", List.of(), null);
        ProvisionPlan.Registrar registrar = new ProvisionPlan.Registrar(null, 5060, "udp", 3600);
        return new ProvisionPlanBuilder(Map.of(MAC, phone))
                .unknown(UnknownPhones.HOLD)
                .site(site)
                .registrar(registrar)
                .levels(new Levels(Levels.defaults(site, registrar), Layer.NONE, models, "", DialledNumbers.NONE))
                .firmware(firmware)
                .build();
    }
}
