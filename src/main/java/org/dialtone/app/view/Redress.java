package org.dialtone.app.view;

import java.util.List;
import java.util.Locale;
import org.dialtone.journal.Event;

/** What the box can do about something that needs attention, once an operator says so. */
public enum Redress {
    /** Gives a phone that waits an extension. */
    ADOPT,
    /** Puts the phone in the place of another one; on: that one's MAC. */
    REPLACE,
    /** Opens the form that adds an unknown phone to the site. */
    ADD_PHONE,
    /** Has the phone fetch its files again. */
    RESYNC,
    /** Restarts the phone. */
    RESTART,
    /** Makes two MACs one phone; on: the other MAC. */
    SAME_PHONE,
    /** Accepts the switch port that the phone is on. */
    TRUST_PORT,
    /** Accepts the ports of all phones that moved together; on: their scope. */
    TRUST_PORTS,
    /** Opens the phone's provisioning window. */
    OPEN_WINDOW,
    /** Frees all declined addresses. */
    FREE_DECLINED,
    /** Lists another DHCP server as known; on: its address. */
    KNOW_SERVER,
    /** Gives an extension a new password; on: its number. */
    NEW_PASSWORD,
    /** Shows the machines that share the database, where one hands over to another. */
    SEE_MACHINES;

    /**
     * One act that is offered.
     *
     * @param on what it is about, where that isn't the phone: a MAC, a scope, an address or a number; else empty
     */
    public record Act(Redress what, String on) {

        /** The act's name in console and API. */
        public String word() {
            return what.word();
        }
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What helps against a finding or an alarm; empty: only hands can, or nothing is to be done. */
    static List<Redress> of(Event event) {
        return switch (event) {
            case PHONE_SUCCESSOR -> List.of(REPLACE);
            case PHONE_HELD -> List.of(ADOPT, SAME_PHONE);
            case PHONE_UNKNOWN, PHONE_FILE_REFUSED -> List.of(ADD_PHONE, SAME_PHONE);
            case PHONE_NOT_ITS_FILE, PHONE_WRONG_DEVICE, PHONE_CLAIMED_BY_ANOTHER -> List.of(SAME_PHONE);
            case PHONE_FILE_WITH_ANOTHER -> List.of(SAME_PHONE, NEW_PASSWORD);
            case PHONE_WRONG_PLACE -> List.of(NEW_PASSWORD);
            case PHONE_ANOTHER_PORT -> List.of(TRUST_PORT);
            case PHONE_WINDOW_CLOSED -> List.of(OPEN_WINDOW);
            case PHONE_POOL_EMPTY, PHONE_ADDRESS_IN_USE, DHCP_POOL_EMPTY, DHCP_POOL_LOW -> List.of(FREE_DECLINED);
            case PHONE_ADOPTED,
                    PHONE_UNKNOWN_USER,
                    PHONE_WRONG_PASSWORD,
                    PHONE_OTHER_ACCOUNT,
                    PHONE_REGISTRAR_ELSEWHERE,
                    PHONE_REJECTED,
                    PHONE_CALL_UNKNOWN_USER,
                    PHONE_CALL_WRONG_PASSWORD,
                    PHONE_LINES_CHANGED,
                    PHONE_LINES_MISSING,
                    PHONE_NOT_REGISTERED,
                    PHONE_RESYNC_UNANSWERED -> List.of(RESYNC, RESTART);
            case PHONE_OUT_OF_ORDER, PHONE_RESYNC_FAILED, PHONE_RESYNC_IGNORED, PHONE_ADDRESS_KEPT -> List.of(RESTART);
            case PHONES_MOVED_TOGETHER -> List.of(TRUST_PORTS);
            case DHCP_OTHER_SERVER -> List.of(KNOW_SERVER);
            case SIP_PASSWORD_ELSEWHERE -> List.of(NEW_PASSWORD);
            case BOX_NO_OTHER_READY,
                    BOX_READY_OF_OTHER_VERSION,
                    BOX_READY_WITH_OTHER_FILES,
                    BOX_TOOK_OVER,
                    BOX_ADDRESS_CLAIMED -> List.of(SEE_MACHINES);
            default -> List.of();
        };
    }
}
