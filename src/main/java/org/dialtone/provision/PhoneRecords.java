package org.dialtone.provision;

import org.dialtone.phone.PlaceBook;

/**
 * The records that provisioning keeps of phones, beside the fleet.
 *
 * @param reports what phones said of their registration at an external PBX
 * @param served  the file that each phone got last
 * @param rollouts which phones new firmware has come to
 */
public record PhoneRecords(
        PendingPhones pendingPhones,
        PlaceBook places,
        WindowBook windows,
        ReportBook reports,
        ServedFiles served,
        RolloutGate rollouts) {}
