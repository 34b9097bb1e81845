package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One line of the journal.
 *
 * @param at    when it happened
 * @param mac   the phone's hardware address
 * @param event what happened; an event with a step
 */
public record Entry(Instant at, MacAddress mac, Event event, Details details) {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Entry {
        assert details.keys().stream().allMatch(each -> event.admits(each, details.reason(Detail.WHY)))
                : event + " doesn't carry all of " + details;
    }

    /** @param ip the phone's address, or the address that asked; null: none */
    public static Entry of(Instant at, MacAddress mac, Event event, Ip4 ip) {
        return new Entry(at, mac, event, Details.NONE.with(Detail.ADDRESS, ip));
    }

    /** The same entry at another time. */
    public Entry at(Instant other) {
        return new Entry(other, mac, event, details);
    }

    /** The entry with this detail; null leaves it as it is. */
    public Entry with(Detail detail, Object value) {
        return value == null ? this : new Entry(at, mac, event, details.with(detail, value));
    }

    public Entry with(Details more) {
        return new Entry(at, mac, event, details.with(more));
    }

    public Entry because(Grounds grounds) {
        return with(grounds.forEntry());
    }

    /** The entry about this file, user or host, by its step. */
    public Entry file(String name, int answered) {
        return with(named(step()), name).with(Detail.STATUS, answered);
    }

    public Entry took(long milliseconds) {
        return with(Detail.MS, milliseconds);
    }

    public Step step() {
        return event.step();
    }

    /** The phone's address, or the address that asked; null: none. So are the others below. */
    public Ip4 ip() {
        return details.address(Detail.ADDRESS);
    }

    /** The file's name; for SIP the user of the address-of-record; for LOOKUP the name that was looked up. */
    public String file() {
        return details.text(named(step()));
    }

    /**
     * The HTTP or SIP status of the answer; for LOOKUP the status of DNS: 0 for an address, 3 for no such name.
     */
    public Integer status() {
        Long status = details.number(Detail.STATUS);
        return status == null ? null : status.intValue();
    }

    /** How long the answer took, in milliseconds. */
    public Long ms() {
        return details.number(Detail.MS);
    }

    /** The reason of a refusal or doubt. */
    public Reason why() {
        return details.reason(Detail.WHY);
    }

    /** The detail that holds what {@link #file()} tells. */
    public static Detail named(Step step) {
        return switch (step) {
            case REGISTER, REJECTED, UNREGISTER, PNP, NOTIFY, OPTIONS -> Detail.USER;
            case LOOKUP -> Detail.HOST;
            case DISCOVER,
                    OFFER,
                    REQUEST,
                    ACK,
                    NAK,
                    INFORM,
                    DECLINE,
                    RELEASE,
                    CONFIG,
                    FIRMWARE,
                    MISSING,
                    REFUSED,
                    BEHIND -> Detail.FILE;
        };
    }

    /** Whether this entry only prolongs what the phone has: a renewed lease or a refreshed registration. */
    boolean renewal() {
        return switch (event) {
            case DHCP_ACK_RENEWED, SIP_REGISTER_REFRESHED, SIP_REGISTER_HELD_REFRESHED, SIP_REGISTER_LET_IN_REFRESHED ->
                true;
            default -> false;
        };
    }

    /** Whether the phone asked another DHCP server for its address; the answer of that server doesn't reach the box. */
    public boolean heard() {
        return switch (event) {
            case DHCP_REQUEST_HEARD, DHCP_REQUEST_HEARD_RENEWING, DHCP_REQUEST_HEARD_REBOOTED -> true;
            default -> false;
        };
    }

    /** Whether the phone asks for the address that it had before it was switched off. */
    public boolean reboot() {
        return event == Event.DHCP_REQUEST_REBOOTED || event == Event.DHCP_REQUEST_HEARD_REBOOTED;
    }

    /** Whether a listener didn't believe this message in the phone's name. */
    public boolean disbelieved() {
        return switch (event) {
            case DHCP_DISCOVER_DISBELIEVED,
                    DHCP_REQUEST_DISBELIEVED,
                    DHCP_INFORM_DISBELIEVED,
                    DHCP_DECLINE_DISBELIEVED,
                    DHCP_RELEASE_DISBELIEVED -> true;
            default -> false;
        };
    }

    /** Whether the box took this message for the phone's own: neither disbelieved nor passed over. */
    boolean isOfThePhone() {
        return !disbelieved()
                && switch (event) {
                    case DHCP_DISCOVER_IGNORED,
                            DHCP_REQUEST_IGNORED,
                            DHCP_INFORM_IGNORED,
                            DHCP_FLOOD,
                            DHCP_DECLINE_IGNORED,
                            DHCP_RELEASE_IGNORED -> false;
                    default -> true;
                };
    }

    /** Whether another device asked for the phone's file. */
    boolean claimedByAnother() {
        return switch (event) {
            case FILE_CLAIMED_BY_ANOTHER, FILE_CLAIMED_BY_ANOTHER_BARE, FILE_CLAIMED_BY_ANOTHER_WHOLE -> true;
            default -> false;
        };
    }

    /** Whether the box alone did this, so that the entry doesn't show when the phone was last heard. */
    boolean isUnheard() {
        Integer status = status();
        boolean unanswered = status == null || status == 408 || status == 503;
        return event == Event.FIRMWARE_TOLD
                || event == Event.FIRMWARE_OVERDUE
                || step() == Step.BEHIND
                || (step() == Step.NOTIFY || step() == Step.OPTIONS) && unanswered;
    }

    /** Whether the phone did this while it was pending, with an account that can't make calls. */
    boolean isVisit() {
        return switch (event) {
            case SIP_REGISTER_HELD, SIP_REGISTER_HELD_REFRESHED, SIP_CALL_HELD -> true;
            default -> false;
        };
    }

    /**
     * Whether the phone itself reports that an external PBX refused it. A refusal of the box leaves other registrations
     * alone.
     */
    boolean isReportedRefusal() {
        return event == Event.SIP_REGISTER_REFUSED_REPORTED;
    }

    /**
     * Whether a phone in a loop repeats a fetch that had the same result at most ten seconds before, or what happened by
     * PnP happens again within a minute: anybody can ask in a phone's name, from any address.
     */
    public boolean repeats(Entry earlier) {
        return step() == Step.PNP ? event == earlier.event && isSoonAfter(earlier, MINUTE) : fetchesAgain(earlier);
    }

    private boolean fetchesAgain(Entry earlier) {
        boolean fetch =
                step() == Step.CONFIG || step() == Step.FIRMWARE || step() == Step.MISSING || step() == Step.REFUSED;
        return fetch
                && event == earlier.event
                && details.without(Detail.MS).equals(earlier.details.without(Detail.MS))
                && isSoonAfter(earlier, SOON);
    }

    private boolean isSoonAfter(Entry earlier, Duration time) {
        Duration since = Duration.between(earlier.at, at);
        return !since.isNegative() && since.compareTo(time) <= 0;
    }

    boolean sameRenewal(Entry other) {
        return step() == other.step() && Objects.equals(file(), other.file()) && Objects.equals(ip(), other.ip());
    }
}
