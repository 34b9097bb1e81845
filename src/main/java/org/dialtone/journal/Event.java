package org.dialtone.journal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to a phone, grouped by protocol, what the diagnosis finds, and the alarms of the box; each with the details that its words in
 * the catalogue may name. The names are stable: they are stored, and others rely on them.
 */
public enum Event {
    DHCP_DISCOVER(Step.DISCOVER, Severity.INFO),
    DHCP_DISCOVER_BOOTP(Step.DISCOVER, Severity.INFO),
    DHCP_DISCOVER_HEARD(Step.DISCOVER, Severity.INFO, Detail.RELAY),
    DHCP_DISCOVER_POOL_EMPTY(Step.DISCOVER, Severity.WARNING, Detail.SCOPE),
    DHCP_DISCOVER_RELAY_UNLISTED(Step.DISCOVER, Severity.INFO, Detail.WHY),
    DHCP_DISCOVER_IGNORED(Step.DISCOVER, Severity.INFO, Detail.WHY),
    DHCP_DISCOVER_DISBELIEVED(Step.DISCOVER, Severity.WARNING, Detail.WHY),
    DHCP_OFFER(Step.OFFER, Severity.INFO),
    DHCP_REQUEST(Step.REQUEST, Severity.INFO),
    DHCP_REQUEST_REBOOTED(Step.REQUEST, Severity.INFO),
    DHCP_REQUEST_OTHER_OFFER(Step.REQUEST, Severity.INFO, Detail.SERVER),
    DHCP_REQUEST_HEARD(Step.REQUEST, Severity.INFO, Detail.RELAY, Detail.SERVER),
    DHCP_REQUEST_HEARD_RENEWING(Step.REQUEST, Severity.INFO, Detail.RELAY),
    DHCP_REQUEST_HEARD_REBOOTED(Step.REQUEST, Severity.INFO, Detail.RELAY),
    DHCP_REQUEST_IGNORED(Step.REQUEST, Severity.INFO, Detail.WHY),
    DHCP_REQUEST_DISBELIEVED(Step.REQUEST, Severity.WARNING, Detail.WHY, Detail.RELAY),
    DHCP_ACK(Step.ACK, Severity.INFO),
    DHCP_ACK_RENEWED(Step.ACK, Severity.INFO),
    DHCP_ACK_RAPID_COMMIT(Step.ACK, Severity.INFO),
    DHCP_ACK_BOOTP(Step.ACK, Severity.INFO),
    DHCP_ACK_TAKEN_OVER(Step.ACK, Severity.INFO),
    DHCP_NAK(Step.NAK, Severity.WARNING, Detail.WHY),
    DHCP_INFORM(Step.INFORM, Severity.INFO),
    DHCP_INFORM_HEARD(Step.INFORM, Severity.INFO, Detail.RELAY),
    DHCP_INFORM_IGNORED(Step.INFORM, Severity.INFO, Detail.WHY),
    DHCP_INFORM_DISBELIEVED(Step.INFORM, Severity.WARNING, Detail.WHY),
    DHCP_FLOOD(Step.INFORM, Severity.WARNING, Detail.LIMIT),
    DHCP_DECLINE(Step.DECLINE, Severity.WARNING),
    DHCP_DECLINE_IN_USE(Step.DECLINE, Severity.WARNING, Detail.WHY, Detail.KEPT),
    DHCP_DECLINE_UNCONFIRMED(Step.DECLINE, Severity.WARNING, Detail.KEPT),
    DHCP_DECLINE_UNASKED(Step.DECLINE, Severity.WARNING, Detail.KEPT),
    DHCP_DECLINE_BEYOND_LIMIT(Step.DECLINE, Severity.WARNING, Detail.LIMIT, Detail.SCOPE),
    DHCP_DECLINE_PROBED(Step.DECLINE, Severity.WARNING, Detail.WHY, Detail.KEPT),
    DHCP_DECLINE_HEARD(Step.DECLINE, Severity.WARNING, Detail.RELAY, Detail.WHY),
    DHCP_DECLINE_IGNORED(Step.DECLINE, Severity.WARNING, Detail.WHY),
    DHCP_DECLINE_DISBELIEVED(Step.DECLINE, Severity.WARNING, Detail.WHY),
    DHCP_RELEASE(Step.RELEASE, Severity.INFO),
    DHCP_RELEASE_MOVED(Step.RELEASE, Severity.INFO, Detail.THERE),
    DHCP_RELEASE_DATA_SIDE(Step.RELEASE, Severity.INFO),
    DHCP_RELEASE_BY_OPERATOR(Step.RELEASE, Severity.INFO),
    DHCP_RELEASE_HEARD(Step.RELEASE, Severity.INFO, Detail.RELAY, Detail.WHY),
    DHCP_RELEASE_IGNORED(Step.RELEASE, Severity.INFO, Detail.WHY),
    DHCP_RELEASE_DISBELIEVED(Step.RELEASE, Severity.WARNING, Detail.WHY),

    FILE_SERVED(Step.CONFIG, Severity.INFO),
    FILE_UNCHANGED(Step.CONFIG, Severity.INFO),
    FILE_LINES_LEFT_OUT(Step.CONFIG, Severity.INFO, Detail.WHY),
    FILE_SERVED_DESPITE(Step.CONFIG, Severity.WARNING, Detail.WHY, Detail.RULE),
    FILE_HELD(Step.CONFIG, Severity.INFO, Detail.WHY),
    FILE_BARE_OTHERS_FILE(Step.CONFIG, Severity.WARNING, Detail.WHY),
    FILE_BARE_NO_LEASE(Step.CONFIG, Severity.WARNING, Detail.WHY),
    FILE_BARE_SHARED_ADDRESS(Step.CONFIG, Severity.WARNING, Detail.WHY),
    FILE_BARE_WRONG_DEVICE(Step.CONFIG, Severity.WARNING, Detail.WHY),
    FILE_BARE_MOVED(Step.CONFIG, Severity.WARNING, Detail.WHY),
    FILE_BEHIND(Step.BEHIND, Severity.INFO),
    FILE_FIRMWARE(Step.FIRMWARE, Severity.INFO),
    FILE_FIRMWARE_HELD(Step.FIRMWARE, Severity.INFO, Detail.WHY),
    FIRMWARE_TOLD(Step.FIRMWARE, Severity.INFO, Detail.VERSION),
    FIRMWARE_RUNS(Step.FIRMWARE, Severity.INFO, Detail.VERSION),
    FIRMWARE_OVERDUE(Step.FIRMWARE, Severity.WARNING, Detail.VERSION, Detail.WITHIN),
    FILE_MISSING(Step.MISSING, Severity.WARNING, Detail.WHY),
    FILE_LEFT_OUT(Step.MISSING, Severity.INFO, Detail.WHY),
    FILE_BROKEN(Step.MISSING, Severity.WARNING, Detail.WHY),
    FILE_REFUSED(Step.REFUSED, Severity.WARNING),
    FILE_REFUSED_UNKNOWN_PHONE(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_OTHERS_FILE(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_NO_LEASE(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_SHARED_ADDRESS(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_WRONG_DEVICE(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_NO_ANSWER(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_MOVED(Step.REFUSED, Severity.WARNING, Detail.WHY),
    FILE_REFUSED_WINDOW_CLOSED(Step.REFUSED, Severity.WARNING, Detail.WHY),
    /** Another device asked for the phone's file, and got none. */
    FILE_CLAIMED_BY_ANOTHER(Step.REFUSED, Severity.WARNING, Detail.WHY),
    /** Another device asked for the phone's file, and got one without an account. */
    FILE_CLAIMED_BY_ANOTHER_BARE(Step.REFUSED, Severity.WARNING, Detail.WHY),
    /** Another device asked for the phone's file, and got all of it, as the site's rule lets it. */
    FILE_CLAIMED_BY_ANOTHER_WHOLE(Step.REFUSED, Severity.WARNING, Detail.WHY, Detail.RULE),
    REPORT_REFUSED_NO_ANSWER(Step.REFUSED, Severity.WARNING, Detail.WHY, Detail.REPORT),

    SIP_REGISTER(Step.REGISTER, Severity.INFO, Detail.PASSWORD),
    SIP_REGISTER_REFRESHED(Step.REGISTER, Severity.INFO, Detail.PASSWORD),
    SIP_REGISTER_HELD(Step.REGISTER, Severity.INFO),
    SIP_REGISTER_HELD_REFRESHED(Step.REGISTER, Severity.INFO),
    /** A right password from a wrong address, which the site lets in. */
    SIP_REGISTER_LET_IN(Step.REGISTER, Severity.WARNING, Detail.WHY, Detail.PASSWORD),
    SIP_REGISTER_LET_IN_REFRESHED(Step.REGISTER, Severity.WARNING, Detail.WHY, Detail.PASSWORD),
    SIP_REGISTER_REPORTED(Step.REGISTER, Severity.INFO, Detail.PBX),
    SIP_REGISTER_UNKNOWN_USER(Step.REJECTED, Severity.WARNING, Detail.USERNAME),
    SIP_REGISTER_WRONG_PASSWORD(Step.REJECTED, Severity.WARNING),
    SIP_REGISTER_OTHER_ACCOUNT(Step.REJECTED, Severity.WARNING, Detail.EXTENSION),
    SIP_REGISTER_WRONG_ADDRESS(Step.REJECTED, Severity.WARNING, Detail.WHY),
    SIP_REGISTER_NO_ANSWER(Step.REJECTED, Severity.WARNING, Detail.WHY),
    SIP_REGISTER_NOT_SERVING(Step.REJECTED, Severity.WARNING),
    SIP_REGISTER_TOO_BRIEF(Step.REJECTED, Severity.WARNING, Detail.LIMIT),
    SIP_REGISTER_OUT_OF_ORDER(Step.REJECTED, Severity.WARNING),
    SIP_REGISTER_BAD_REQUEST(Step.REJECTED, Severity.WARNING, Detail.WHY),
    SIP_REGISTER_REFUSED(Step.REJECTED, Severity.WARNING),
    SIP_REGISTER_REFUSED_REPORTED(Step.REJECTED, Severity.WARNING, Detail.PBX),
    SIP_CALL_UNKNOWN_USER(Step.REJECTED, Severity.WARNING, Detail.USERNAME, Detail.METHOD),
    SIP_CALL_WRONG_PASSWORD(Step.REJECTED, Severity.WARNING, Detail.METHOD),
    SIP_CALL_WRONG_ADDRESS(Step.REJECTED, Severity.WARNING, Detail.WHY, Detail.METHOD),
    SIP_CALL_NO_ANSWER(Step.REJECTED, Severity.WARNING, Detail.WHY, Detail.METHOD),
    SIP_CALL_HELD(Step.REJECTED, Severity.WARNING, Detail.METHOD, Detail.CALLED),
    SIP_UNREGISTER(Step.UNREGISTER, Severity.INFO),
    SIP_UNREGISTER_REPLACED(Step.UNREGISTER, Severity.INFO),
    SIP_UNREGISTER_EXPIRED(Step.UNREGISTER, Severity.WARNING),
    SIP_UNREGISTER_EXPIRED_MEANWHILE(Step.UNREGISTER, Severity.WARNING),
    SIP_UNREGISTER_ADDRESS_TAKEN(Step.UNREGISTER, Severity.WARNING, Detail.DEVICE),
    SIP_UNREGISTER_LINE_MOVED(Step.UNREGISTER, Severity.INFO),
    SIP_UNREGISTER_EXTENSION_REMOVED(Step.UNREGISTER, Severity.INFO),
    SIP_UNREGISTER_CROWDED_OUT(Step.UNREGISTER, Severity.WARNING, Detail.LIMIT),
    SIP_UNREGISTER_REPORTED(Step.UNREGISTER, Severity.INFO, Detail.PBX),
    SIP_OPTIONS_SILENT(Step.OPTIONS, Severity.WARNING),
    SIP_OPTIONS_ANSWERED(Step.OPTIONS, Severity.INFO),

    PNP_ASKED(Step.PNP, Severity.INFO),
    PNP_UNKNOWN_PHONE(Step.PNP, Severity.INFO),
    PNP_TAKEN(Step.PNP, Severity.INFO),
    PNP_FAILED(Step.PNP, Severity.WARNING, Detail.WHY),

    NOTIFY_RESYNC(Step.NOTIFY, Severity.INFO, Detail.PACKAGE),
    NOTIFY_RESTART(Step.NOTIFY, Severity.INFO, Detail.PACKAGE),
    NOTIFY_TAKEN(Step.NOTIFY, Severity.INFO),
    NOTIFY_FAILED(Step.NOTIFY, Severity.WARNING, Detail.WHY),

    DNS_LOOKUP(Step.LOOKUP, Severity.INFO, Detail.ANSWER),
    DNS_LOOKUP_NO_ADDRESS(Step.LOOKUP, Severity.INFO, Detail.ANSWER),

    PHONE_NO_ADDRESS("no-address", Detail.WHY),
    PHONE_POOL_EMPTY("no-address", Detail.SCOPE),
    PHONE_RELAY_UNLISTED("no-address", Detail.WHY),
    PHONE_NO_ANSWER_ELSEWHERE("no-answer-elsewhere"),
    PHONE_OFFER_IGNORED("offer-ignored", Detail.ADDRESS),
    PHONE_ADDRESS_REFUSED("refused-address", Detail.WHY),
    PHONE_ADDRESS_IN_USE("address-in-use", Detail.ADDRESS),
    PHONE_UNKNOWN("unknown-phone", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_HELD("held", Detail.WHY),
    PHONE_ADOPTED("adopted", Detail.LINES),
    PHONE_NOT_ITS_FILE("not-its-file", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_NO_LEASE("no-lease", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_NO_LEASE_UNHEARD("no-lease", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_ADDRESS_SHARED("several-phones-one-address", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_WRONG_DEVICE("wrong-device", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_NO_ANSWER_TO_ARP("no-answer-to-arp", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_NO_ANSWER_TO_ARP_AS_USER("no-answer-to-arp", Detail.USER, Detail.WHY),
    PHONE_NO_ANSWER_TO_ARP_AS_REPORTER("no-answer-to-arp", Detail.REPORT, Detail.WHY),
    PHONE_ANOTHER_PORT("another-port", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_WINDOW_CLOSED("window-closed", Detail.FILE, Detail.OUTCOME, Detail.WHY),
    PHONE_FILE_REFUSED("refused-file", Detail.FILE, Detail.WHY),
    PHONE_CLAIMED_BY_ANOTHER("asked-for-by-another", Detail.WHY),
    PHONE_FILE_WITH_ANOTHER("fetched-by-another", Detail.WHY, Detail.RULE),
    PHONE_NOT_BELIEVED("not-believed", Detail.WHY),
    PHONE_NO_SUCH_FILE("no-such-file", Detail.FILE),
    PHONE_NO_FILE("no-file", Detail.ADDRESS),
    PHONE_NO_FILE_ELSEWHERE("no-file", Detail.ADDRESS),
    PHONE_WRONG_PLACE("wrong-place", Detail.USER, Detail.ADDRESS, Detail.WHY),
    PHONE_WRONG_PLACE_UNHEARD("wrong-place", Detail.USER, Detail.ADDRESS, Detail.WHY),
    PHONE_UNKNOWN_USER("rejected", Detail.USER, Detail.USERNAME),
    PHONE_WRONG_PASSWORD("rejected", Detail.USER),
    PHONE_OTHER_ACCOUNT("rejected", Detail.USER, Detail.EXTENSION),
    PHONE_REGISTRAR_ELSEWHERE("rejected", Detail.USER),
    PHONE_EXPIRY_TOO_BRIEF("rejected", Detail.USER, Detail.LIMIT),
    PHONE_OUT_OF_ORDER("rejected", Detail.USER),
    PHONE_REJECTED("rejected", Detail.USER, Detail.WHY),
    PHONE_REJECTED_BY_PBX("rejected", Detail.USER, Detail.PBX),
    PHONE_CALL_UNKNOWN_USER("rejected", Detail.USER, Detail.USERNAME, Detail.METHOD),
    PHONE_CALL_WRONG_PASSWORD("rejected", Detail.USER, Detail.METHOD),
    PHONE_NOT_REGISTERED("not-registered"),
    PHONE_LINES_MISSING("lines-missing", Detail.LINES),
    PHONE_UNREGISTERED("unregistered", Detail.USER),
    PHONE_EXPIRED("unregistered", Detail.USER),
    PHONE_LINES_CHANGED("unregistered", Detail.USER),
    PHONE_ADDRESS_TAKEN("unregistered", Detail.USER, Detail.ADDRESS, Detail.DEVICE),
    PHONE_RESYNC_FAILED("told-in-vain", Detail.WHY, Detail.STATUS),
    PHONE_RESYNC_UNANSWERED("told-in-vain", Detail.ADDRESS, Detail.STATUS),
    PHONE_RESYNC_IGNORED("told-not-fetched", Detail.MINUTES),
    PHONE_SILENT("registered-silent", Detail.LINES, Detail.ADDRESS),
    PHONE_ADDRESS_KEPT("address-kept", Detail.ADDRESS, Detail.THERE, Detail.WHY),
    PHONE_SUCCESSOR("successor", Detail.PREDECESSOR, Detail.LINES, Detail.PLACE),

    CALL_EMERGENCY(Severity.INFO, Detail.EXTENSION, Detail.ADDRESS, Detail.CALLED, Detail.LINES, Detail.WHY),
    CALL_EMERGENCY_UNANSWERED(
            Severity.ERROR, Detail.EXTENSION, Detail.ADDRESS, Detail.CALLED, Detail.LINES, Detail.WHY),
    CALL_EMERGENCY_NOT_CONNECTED(Severity.ERROR, Detail.CLIENT, Detail.EXTENSION, Detail.ADDRESS, Detail.CALLED),
    CALL_LIMIT_OF_EXTENSION(Severity.ERROR, Detail.EXTENSION, Detail.LIMIT),
    CALL_LIMIT_OF_SOURCE(Severity.ERROR, Detail.ADDRESS, Detail.LIMIT),
    CALL_LIMIT_OF_BOX(Severity.ERROR, Detail.LIMIT),
    SIP_PASSWORD_ELSEWHERE(Severity.ERROR, Detail.EXTENSION, Detail.WHY, Detail.RULE),
    DHCP_OTHER_SERVER(Severity.ERROR, Detail.LINK, Detail.SERVERS),
    DHCP_POOL_EMPTY(Severity.ERROR, Detail.SCOPE),
    DHCP_POOL_LOW(Severity.WARNING, Detail.SCOPE),
    DHCP_INTERFACE_MISSING(Severity.ERROR, Detail.LINK, Detail.NOTE),
    PHONES_ADOPTION_ENDED(Severity.INFO, Detail.UNTIL),
    PHONES_MOVED_TOGETHER(Severity.ERROR, Detail.PHONES, Detail.MOST, Detail.SCOPE),
    FIRMWARE_ROLLOUT_STOPPED(
            Severity.ERROR,
            Detail.VENDOR,
            Detail.MODEL,
            Detail.VERSION,
            Detail.PHONES,
            Detail.MOST,
            Detail.WITHIN,
            Detail.NOTE),
    DHCP_ROUTER_SILENT(Severity.ERROR, Detail.ASKED, Detail.LINK),
    SITE_CHANGE_ASKS(Severity.WARNING, Detail.REVISION, Detail.PHONES),
    BOX_DISK_LOW(Severity.WARNING, Detail.LIMIT),
    BOX_DATABASE_FAILS(Severity.ERROR, Detail.DATABASE, Detail.NOTE),
    BOX_DATABASE_WENT_BACK(Severity.ERROR, Detail.DATABASE, Detail.NOTE),
    BOX_SITE_FILE_REFUSED(Severity.ERROR, Detail.NOTE),
    BOX_TLS_CLOSED(Severity.ERROR, Detail.NOTE),
    BOX_CERTIFICATE_ENDS(Severity.WARNING, Detail.UNTIL),
    BOX_CERTIFICATE_UNREADABLE(Severity.ERROR, Detail.NOTE),
    BOX_ADDRESS_CLAIMED(Severity.ERROR, Detail.SHARED, Detail.DEVICE, Detail.LINK),
    BOX_UPDATE_WENT_BACK(Severity.ERROR, Detail.SLOT, Detail.NOTE),
    BOX_NO_OTHER_READY(Severity.WARNING, Detail.MACHINE, Detail.UNTIL),
    BOX_READY_OF_OTHER_VERSION(Severity.WARNING, Detail.MACHINE, Detail.VERSION),
    BOX_READY_WITH_OTHER_FILES(Severity.WARNING, Detail.MACHINE),
    BOX_READY_HEARS_NOTHING(Severity.WARNING, Detail.MACHINE),
    BOX_TOOK_OVER(Severity.WARNING, Detail.MACHINE),
    BOX_CLOCK_SET(Severity.INFO, Detail.CLOCK_BEFORE, Detail.CLOCK_NOW);

    /** What every step may have. */
    private static final Set<Detail> COMMON = EnumSet.of(
            Detail.ADDRESS,
            Detail.FILE,
            Detail.USER,
            Detail.HOST,
            Detail.STATUS,
            Detail.MS,
            Detail.TIMES,
            Detail.FORMER_UNTIL,
            Detail.FORMER_WORDS);

    private final Step step;
    private final String rule;
    private final Severity severity;
    private final Set<Detail> details;

    Event(Step step, Severity severity, Detail... details) {
        this(step, null, severity, details);
    }

    /** An alarm of the box: neither a step of a phone nor a finding about one. */
    Event(Severity severity, Detail... details) {
        this(null, null, severity, details);
    }

    /** A finding of the diagnosis. */
    Event(String rule, Detail... details) {
        this(null, rule, Severity.ERROR, details);
    }

    Event(Step step, String rule, Severity severity, Detail... details) {
        this.step = step;
        this.rule = rule;
        this.severity = severity;
        this.details = EnumSet.noneOf(Detail.class);
        this.details.addAll(Set.of(details));
    }

    /** The plain event of a step, without any circumstance. */
    public static Event of(Step step) {
        return switch (step) {
            case DISCOVER -> DHCP_DISCOVER;
            case OFFER -> DHCP_OFFER;
            case REQUEST -> DHCP_REQUEST;
            case ACK -> DHCP_ACK;
            case NAK -> DHCP_NAK;
            case INFORM -> DHCP_INFORM;
            case DECLINE -> DHCP_DECLINE;
            case RELEASE -> DHCP_RELEASE;
            case CONFIG -> FILE_SERVED;
            case FIRMWARE -> FILE_FIRMWARE;
            case MISSING -> FILE_MISSING;
            case REFUSED -> FILE_REFUSED;
            case REGISTER -> SIP_REGISTER;
            case REJECTED -> SIP_REGISTER_REFUSED;
            case UNREGISTER -> SIP_UNREGISTER;
            case PNP -> PNP_ASKED;
            case NOTIFY -> NOTIFY_RESYNC;
            case OPTIONS -> SIP_OPTIONS_SILENT;
            case LOOKUP -> DNS_LOOKUP;
            case BEHIND -> FILE_BEHIND;
        };
    }

    /** The event by its name; empty for a name that this version doesn't know. */
    public static Optional<Event> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** The step of a phone's way; null for a finding or an alarm. */
    public Step step() {
        return step;
    }

    /** The stable name of the diagnosis's rule; null for a step or an alarm. */
    public String rule() {
        return rule;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether the words of this event may name the detail. */
    public boolean carries(Detail detail) {
        return details.contains(detail) || step != null && COMMON.contains(detail);
    }

    /** Whether an entry with this event may have this detail: as its own, or as one of its reason's. */
    boolean admits(Detail detail, Reason why) {
        return carries(detail) || details.contains(Detail.WHY) && why != null && why.carries(detail);
    }
}
