package org.dialtone.provision;

import java.util.function.BooleanSupplier;

/**
 * Keeps firmware back while many phones boot: a phone that gets none boots with the one it has. Over TFTP it would wait
 * for an answer instead, and a download that has begun goes on. A rollout bounds by itself how many load at once.
 */
final class FirmwareHold {

    private final FirmwareLookup firmware;
    private volatile BooleanSupplier busy = () -> false;

    FirmwareHold(FirmwareLookup firmware) {
        this.firmware = firmware;
    }

    /** @param whileBusy whether so many phones boot now; it must not wait */
    void during(BooleanSupplier whileBusy) {
        busy = whileBusy;
    }

    /** The decision, or that the phone is to come later. */
    FileDecision timely(RequestContext asking, FileDecision decision) {
        boolean held = decision.answer() instanceof Answer.Firmware(String _, FirmwareStore.Stored stored)
                && asking.request().transport() != FileRequest.Transport.TFTP
                && !asking.request().further()
                && busy.getAsBoolean()
                && !firmware.isRolledOut(asking.plan(), stored.file(), asking.askerMac());
        return held ? FileDecision.heldBack() : decision;
    }
}
