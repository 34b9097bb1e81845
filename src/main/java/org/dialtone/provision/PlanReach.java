package org.dialtone.provision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Effective.Found;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Compares what templates see of each phone by two plans; nothing is rendered. Safe to use from any thread. */
public final class PlanReach {

    /** Any address will do: both sides are compared as phones on one link see them. */
    private static final Ip4 SERVER = Ip4.of("192.0.2.1");

    private final Fleet fleet;
    private final FirmwareLookup firmware;

    public PlanReach(Fleet fleet, FirmwareStore firmware, RolloutGate rollouts) {
        this.fleet = fleet;
        this.firmware = new FirmwareLookup(firmware, rollouts, fleet);
    }

    /** Whose files another plan changes. Phones of unknown makers have none. */
    public FileReach between(ProvisionPlan before, ProvisionPlan after) {
        Map<MacAddress, Phone> then = byFirstMac(before);
        Map<MacAddress, Phone> now = byFirstMac(after);
        boolean common = common(before).equals(common(after));
        Map<String, List<TemplateView>> views = new LinkedHashMap<>();
        List<MacAddress> phones = then.values().stream()
                .filter(phone -> now.containsKey(phone.mac()))
                .filter(phone -> !common || !phone.equals(now.get(phone.mac())))
                .filter(phone -> differs(before, after, phone, now.get(phone.mac()), views))
                .map(Phone::mac)
                .sorted()
                .toList();
        return new FileReach(phones, then.size(), !before.phonebook().equals(after.phonebook()));
    }

    private static Map<MacAddress, Phone> byFirstMac(ProvisionPlan plan) {
        Map<MacAddress, Phone> phones =
                LinkedHashMap.newLinkedHashMap(plan.phones().size());
        plan.phones().values().forEach(phone -> phones.putIfAbsent(phone.mac(), phone));
        return phones;
    }

    /** All that the files of more than one phone depend on. */
    private static List<Object> common(ProvisionPlan plan) {
        return List.of(
                plan.root(), plan.site(), plan.registrar(), plan.levels(), plan.firmware(), plan.reports() != null);
    }

    private boolean differs(
            ProvisionPlan before, ProvisionPlan after, Phone then, Phone now, Map<String, List<TemplateView>> views) {
        Optional<VendorPack> former = pack(then);
        Optional<VendorPack> pack = pack(now);
        if (former.isEmpty() || pack.isEmpty() || former.get() != pack.get()) {
            return former.isPresent() || pack.isPresent();
        }
        List<TemplateView> both = views.computeIfAbsent(
                pack.get().key(),
                _ -> List.of(
                        new TemplateView(before, pack.get(), SERVER, firmware),
                        new TemplateView(after, pack.get(), SERVER, firmware)));
        String model = model(then);
        String other = model(now);
        return !both.getFirst()
                        .of(then, then.mac(), model)
                        .equals(both.getLast().of(now, now.mac(), other))
                || !raw(before, pack.get(), then, model).equals(raw(after, pack.get(), now, other));
    }

    private static Map<String, Found> raw(ProvisionPlan plan, VendorPack pack, Phone phone, String model) {
        return plan.levels().of(pack.key(), model, phone).raw();
    }

    private Optional<VendorPack> pack(Phone phone) {
        return Optional.ofNullable(phone.vendor())
                .or(() -> fleet.identity(phone.mac())
                        .or(() -> fleet.packs().identify(phone.mac(), null, null))
                        .map(Identity::vendor))
                .flatMap(fleet.packs()::get);
    }

    private String model(Phone phone) {
        return Optional.ofNullable(phone.model())
                .or(() -> fleet.identity(phone.mac()).map(Identity::model))
                .orElse(null);
    }
}
