package org.dialtone.provision;

import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.VendorPack;

/** Finds the firmware of a phone, the file of a request, and whether it is there. */
final class FirmwareLookup {

    private final FirmwareStore store;
    private final RolloutGate gate;
    private final Fleet fleet;

    /** @param fleet tells the versions that phones run; null: nothing is known of them */
    FirmwareLookup(FirmwareStore store, RolloutGate gate, Fleet fleet) {
        this.store = store;
        this.gate = gate;
        this.fleet = fleet;
    }

    FirmwareStore store() {
        return store;
    }

    /** The phone asks for its file: new firmware that is rolled out comes to it now where its turn has come. */
    void take(ProvisionPlan plan, String vendor, String model, MacAddress phone) {
        for (Firmware firmware : plan.firmware().reversed()) {
            if (firmware.suits(vendor, model) && (firmware.rollout() == null || gate.takes(firmware, phone))) {
                return;
            }
        }
    }

    /** Whether the site names a file as the path does. */
    boolean isNamed(ProvisionPlan plan, RequestPath path) {
        return Firmware.named(plan.firmware(), path.below()).isPresent();
    }

    /**
     * The file that the path names, as the site stores it.
     *
     * @param phone the phone that asks, or null
     */
    Answer named(ProvisionPlan plan, RequestPath path, MacAddress phone) {
        String file = Firmware.named(plan.firmware(), path.below()).orElse(path.below());
        return Firmware.naming(plan.firmware(), file).stream().anyMatch(each -> mayLoad(each, phone))
                ? answer(path.below(), file)
                : new Answer.Missing(Grounds.of(Reason.FIRMWARE_NOT_YET).with(Detail.FIRMWARE, file));
    }

    private boolean mayLoad(Firmware firmware, MacAddress phone) {
        return firmware.rollout() == null || gate.takes(firmware, phone);
    }

    /** Whether a rollout has brought the file to this phone. @param phone the phone that asks, or null */
    boolean isRolledOut(ProvisionPlan plan, String file, MacAddress phone) {
        return Firmware.naming(plan.firmware(), file).stream()
                .anyMatch(each -> each.rollout() != null && gate.tells(each, phone));
    }

    /** The file for phones of this kind, by one of the vendor's own names. */
    Answer forPhone(ProvisionPlan plan, FileMatch match, String model, String name, MacAddress phone) {
        String vendor = match.pack().key();
        Optional<Answer> found = wanted(plan, vendor, model, phone).map(firmware -> answer(name, firmware.file()));
        return found.orElseGet(() -> new Answer.Missing(none(plan.firmware(), match.pack(), model)));
    }

    private static Grounds none(List<Firmware> all, VendorPack pack, String model) {
        return Firmware.of(all, pack.key(), model, _ -> true)
                .map(held -> Grounds.of(Reason.FIRMWARE_NOT_YET).with(Detail.FIRMWARE, held.file()))
                .orElseGet(
                        () -> Grounds.of(model == null ? Reason.FIRMWARE_UNNAMED_FOR_UNKNOWN : Reason.FIRMWARE_UNNAMED)
                                .with(Detail.VENDOR, pack.name())
                                .with(Detail.MODEL, model));
    }

    /**
     * The firmware that the phone is told of; empty where the file isn't there.
     *
     * @param phone the phone's first MAC; null: any phone of this kind
     */
    Optional<Firmware> told(ProvisionPlan plan, String vendor, String model, MacAddress phone) {
        return plan.firmware().isEmpty()
                ? Optional.empty()
                : wanted(plan, vendor, model, phone)
                        .filter(firmware -> store.find(firmware.file()).isPresent());
    }

    /** Whether the line has come to the phone. */
    boolean hasCome(Firmware firmware, MacAddress phone) {
        return firmware.rollout() == null || gate.tells(firmware, phone);
    }

    private Optional<Firmware> wanted(ProvisionPlan plan, String vendor, String model, MacAddress phone) {
        return Firmware.of(plan.firmware(), vendor, model, firmware -> hasCome(firmware, phone))
                .flatMap(firmware -> next(firmware, model, phone));
    }

    /** The line, or its step for the version that the phone runs; empty where a step is needed that the site lacks. */
    private Optional<Firmware> next(Firmware firmware, String model, MacAddress phone) {
        if (phone == null || fleet == null) {
            return Optional.of(firmware);
        }
        String runs = fleet.identity(phone).map(Identity::firmware).orElse(null);
        if (runs == null) {
            return Optional.of(firmware).filter(each -> each.steps().isEmpty());
        }
        return firmware.step(runs)
                .map(firmware::at)
                .or(() -> Optional.of(firmware).filter(each -> !isBetween(each, model, runs)));
    }

    private boolean isBetween(Firmware firmware, String model, String runs) {
        return fleet.packs()
                .get(firmware.vendor())
                .flatMap(pack -> pack.firmware().between(model, runs, firmware.version()))
                .isPresent();
    }

    /** Whether all phones of a kind are told the same. */
    static boolean isAlike(ProvisionPlan plan) {
        for (Firmware each : plan.firmware()) {
            if (each.rollout() != null || !each.steps().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The file that this phone is told of, there or not; empty where all of its kind are told the same. */
    String choice(ProvisionPlan plan, String vendor, String model, MacAddress phone) {
        return isAlike(plan)
                ? ""
                : wanted(plan, vendor, model, phone).map(Firmware::file).orElse("");
    }

    /** A text that changes when the phone is told of other firmware. */
    String state(ProvisionPlan plan, String vendor, String model, MacAddress phone) {
        return told(plan, vendor, model, phone)
                .flatMap(firmware -> store.find(firmware.file()))
                .map(stored -> stored.file() + stored.etag())
                .orElse("");
    }

    private Answer answer(String name, String file) {
        return store.find(file)
                .<Answer>map(stored -> new Answer.Firmware(name, stored))
                .orElseGet(() ->
                        new Answer.Missing(Grounds.of(Reason.FIRMWARE_ABSENT).with(Detail.FIRMWARE, file)));
    }
}
