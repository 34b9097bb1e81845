package org.dialtone.provision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.phone.VendorPack;

/** Makes the sample views with which a pack's templates are tried when it is loaded. */
public final class SampleViews {

    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");
    private static final Ip4 SERVER = Ip4.of("192.0.2.1");
    private static final FirmwareLookup FIRMWARE = new FirmwareLookup(
            file -> Optional.of(new FirmwareStore.Stored(file, 1, Instant.EPOCH)), RolloutGate.CLOSED, null);
    private static final List<FunctionKey> KEYS = List.of(
            new FunctionKey(FunctionKey.Kind.LINE, "", "", 1),
            new FunctionKey(FunctionKey.Kind.BLF, "1002", "Bar", 1),
            new FunctionKey(FunctionKey.Kind.SPEED_DIAL, "030123", "", 1));

    private static final ProvisionPlan.CallPickup PICKUP = new ProvisionPlan.CallPickup("**", Set.of("1002"));

    private SampleViews() {}

    /**
     * The views: no line, one, as many as fit; a known and an unknown zone; all settings set, and none; a phone book,
     * whole and searched; a pending phone.
     */
    public static List<Map<String, Object>> of(VendorPack pack) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (boolean full : new boolean[] {true, false}) {
            for (int count : new int[] {0, 1, pack.dialect().accounts()}) {
                ProvisionPlan.Phone phone = phone(count, full);
                views.add(new TemplateView(plan(pack, full, phone), pack, SERVER, FIRMWARE)
                        .of(phone, MAC, count == 0 ? null : "T46S"));
            }
        }
        views.add(new TemplateView(plan(pack, true, phone(0, true)), pack, SERVER, FIRMWARE).phonebook("T46S", 1));
        views.add(new TemplateView(plan(pack, true, phone(0, true)), pack, SERVER, FIRMWARE)
                .found("T46S", new BookQuery(List.of(), List.of(), 1, 2, "", 24)));
        views.add(new TemplateView(plan(pack, true, phone(0, true)), pack, SERVER, FIRMWARE).bare(MAC, null, "0815"));
        return views;
    }

    private static ProvisionPlan.Phone phone(int lines, boolean full) {
        return new ProvisionPlan.Phone(
                MAC,
                null,
                null,
                Collections.nCopies(
                        lines,
                        new ProvisionPlan.Line(
                                "1001", "Reception", "1001", "secret", full ? PICKUP : ProvisionPlan.CallPickup.NONE)),
                Set.of(),
                Set.of(),
                full ? everything() : Layer.NONE,
                full ? KEYS : null,
                full ? "secret" : "");
    }

    private static Layer everything() {
        return new Layer(
                Map.of(
                        Setting.SYSLOG,
                        "self",
                        Setting.VLAN,
                        "20",
                        Setting.VLAN_PRIORITY,
                        "5",
                        Setting.PC_VLAN,
                        "30",
                        Setting.PAGING,
                        "239.1.1.1:10000",
                        Setting.INTERCOM,
                        "on",
                        Setting.HOTLINE,
                        "1002",
                        Setting.HOTLINE_DELAY,
                        "3"),
                List.of(new Layer.Raw(null, "sample", "1")));
    }

    private static ProvisionPlan plan(VendorPack pack, boolean full, ProvisionPlan.Phone phone) {
        ProvisionPlan.Site site = new ProvisionPlan.Site(
                "Sample",
                full ? "Europe/Berlin" : "Etc/Unknown",
                "en",
                full ? List.of("192.0.2.1", "192.0.2.2") : List.of(),
                null);
        ProvisionPlan.Registrar registrar = new ProvisionPlan.Registrar(null, 5060, "udp", 3600);
        Levels levels = new Levels(
                Levels.defaults(site, registrar),
                Layer.NONE,
                List.of(),
                full ? "secret" : "",
                full ? DialledNumbers.of(List.of("112"), List.of("1001", "1002")) : DialledNumbers.NONE);
        return new ProvisionPlan(
                new ProvisioningRoot(80, "sample"),
                ProvisionPlan.LeaseRule.ENFORCE,
                ProvisionPlan.UnknownPhones.REFUSE,
                site,
                registrar,
                Map.of(phone.mac(), phone),
                List.of(
                        new ProvisionPlan.Contact("Reception", List.of("1001"), null),
                        new ProvisionPlan.Contact("Doctor", List.of("030123", "0171", "0172"), "Outside")),
                levels,
                ProvisionPlan.Access.USUAL,
                full ? List.of(new Firmware(pack.key(), "*", "1.2", "sample(1).rom", List.of())) : List.of(),
                full ? _ -> "sample" : null,
                full ? _ -> "waiting" : null);
    }
}
