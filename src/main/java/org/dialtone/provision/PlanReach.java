package org.dialtone.provision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        List<MacAddress> changed = new ArrayList<>();
        Set<MacAddress> restarting = new HashSet<>();
        then.values().stream()
                .filter(phone -> now.containsKey(phone.mac()))
                .filter(phone -> !common || !phone.equals(now.get(phone.mac())))
                .forEach(phone -> {
                    Difference difference = difference(before, after, phone, now.get(phone.mac()), views);
                    if (difference != Difference.NONE) {
                        changed.add(phone.mac());
                    }
                    if (difference == Difference.NETWORK) {
                        restarting.add(phone.mac());
                    }
                });
        changed.sort(Comparator.naturalOrder());
        return new FileReach(
                changed, restarting, then.size(), !before.phonebook().equals(after.phonebook()));
    }

    /** What two views of a phone differ in; NETWORK: among other things perhaps. */
    private enum Difference {
        NONE,
        FILE,
        NETWORK
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

    private Difference difference(
            ProvisionPlan before, ProvisionPlan after, Phone then, Phone now, Map<String, List<TemplateView>> views) {
        Optional<VendorPack> former = pack(then);
        Optional<VendorPack> pack = pack(now);
        if (former.isEmpty() || pack.isEmpty() || former.get() != pack.get()) {
            return former.isPresent() || pack.isPresent() ? Difference.FILE : Difference.NONE;
        }
        List<TemplateView> both = views.computeIfAbsent(
                pack.get().key(),
                _ -> List.of(
                        new TemplateView(before, pack.get(), SERVER, firmware),
                        new TemplateView(after, pack.get(), SERVER, firmware)));
        String model = model(then);
        String other = model(now);
        Map<String, Object> one = both.getFirst().of(then, then.mac(), model);
        Map<String, Object> next = both.getLast().of(now, now.mac(), other);
        if (isElsewhere(pack.get(), one, next)) {
            return Difference.NETWORK;
        }
        boolean same =
                one.equals(next) && raw(before, pack.get(), then, model).equals(raw(after, pack.get(), now, other));
        return same ? Difference.NONE : Difference.FILE;
    }

    /** A vendor whose files don't tell phones their network leaves them where they are. */
    private static boolean isElsewhere(VendorPack pack, Map<String, Object> one, Map<String, Object> other) {
        return Setting.NETWORK.stream()
                .flatMap(setting -> setting.viewKeys().stream())
                .filter(pack.dialect().features().carries()::contains)
                .anyMatch(key -> !Objects.equals(one.get(key), other.get(key)));
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
