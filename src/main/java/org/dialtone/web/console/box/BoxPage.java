package org.dialtone.web.console.box;

import java.util.List;
import org.dialtone.web.api.UpdateApi.SlotJson;
import org.dialtone.web.api.UpdateApi.UpdateJson;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.HealthLine;
import org.dialtone.web.console.page.Moment;

/**
 * The box itself.
 *
 * @param started     when the program started
 * @param now         the box's clock
 * @param zone        the time zone of the site
 * @param disk        free space where the data lies, in words
 * @param machines    those that share the database, the active one first; empty: this one has its database alone
 * @param certificate null: no port speaks TLS, or there is none
 * @param closed      why TLS is closed although it is wanted, or null
 * @param update      what became of the last update, or why there can be none
 * @param slots       the slots of the appliance
 * @param before      whether the state from before a restore is kept
 * @param waiting     whether an examined backup waits for the word
 */
public record BoxPage(
        Moment started,
        Moment now,
        String zone,
        String disk,
        List<HealthLine> health,
        List<MachineRow> machines,
        CertificateText certificate,
        String closed,
        UpdateJson update,
        List<SlotRow> slots,
        boolean before,
        boolean waiting) {

    /** When a system was built: yyyyMMddHHmmss. */
    private static final String SERIAL = "(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)\\d\\d";

    /**
     * The certificate in force.
     *
     * @param until the day on which it ends
     * @param given whether an admin gave it; else the box makes the next in time
     */
    public record CertificateText(String names, String until, boolean given) {}

    /**
     * One of the two systems on the disk.
     *
     * @param state in words
     */
    public record SlotRow(String slot, String version, String built, String state) {

        static SlotRow of(SlotJson slot, Words words) {
            return new SlotRow(
                    slot.slot(),
                    slot.version(),
                    slot.serial().replaceFirst(SERIAL, "$1-$2-$3 $4:$5 UTC"),
                    words.say("box.slot." + slot.state()));
        }
    }

    /** Where a stored update is, and when it is tried. */
    static String stored(UpdateJson update, Words words) {
        return update.slots().stream()
                .filter(slot -> slot.state().equals("next"))
                .findFirst()
                .map(slot -> words.say("box.updated", slot.version(), slot.slot()))
                .orElseGet(() -> words.say("box.updated.alone"));
    }

    /** The version that is tried; empty where none is. */
    public String tried() {
        return slots.stream()
                .filter(slot -> update.trial() != null
                        && slot.slot().equals(update.trial().slot()))
                .map(SlotRow::version)
                .findFirst()
                .orElse("");
    }

    /** The lines that tell of a trouble. */
    public List<HealthLine> troubles() {
        return health.stream().filter(line -> line.remedy() != null).toList();
    }

    /** The lines of all that is well. */
    public List<HealthLine> well() {
        return health.stream().filter(line -> line.remedy() == null).toList();
    }
}
