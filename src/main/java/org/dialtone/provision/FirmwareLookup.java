package org.dialtone.provision;

import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;

/** Finds the firmware file of a request, and whether it is there. */
record FirmwareLookup(FirmwareStore store) {

    /** The file that the path names, as the site stores it; empty where the site names no such file. */
    Optional<Answer> named(ProvisionPlan plan, RequestPath path) {
        return Firmware.named(plan.firmware(), path.below()).map(file -> answer(path.below(), file));
    }

    /** The file for phones of this kind, by one of the vendor's own names. */
    Answer forPhone(ProvisionPlan plan, FileMatch match, String model, String name) {
        return Firmware.of(plan.firmware(), match.pack().key(), model)
                .map(firmware -> answer(name, firmware.file()))
                .orElseGet(() -> new Answer.Missing(
                        Grounds.of(model == null ? Reason.FIRMWARE_UNNAMED_FOR_UNKNOWN : Reason.FIRMWARE_UNNAMED)
                                .with(Detail.VENDOR, match.pack().name())
                                .with(Detail.MODEL, model)));
    }

    /** The firmware that phones of this kind are told of; empty where the file isn't there. */
    Optional<Firmware> told(ProvisionPlan plan, String vendor, String model) {
        return plan.firmware().isEmpty()
                ? Optional.empty()
                : Firmware.of(plan.firmware(), vendor, model)
                        .filter(firmware -> store.find(firmware.file()).isPresent());
    }

    /** A text that changes when phones of this kind are told of other firmware. */
    String state(ProvisionPlan plan, String vendor, String model) {
        return told(plan, vendor, model)
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
