package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One line of the journal. All but the first three may be null.
 *
 * @param at     when it happened
 * @param mac    the phone's hardware address
 * @param step   what happened
 * @param ip     the phone's address, or the address that asked
 * @param file   the file's name; for SIP steps the user of the address-of-record; for LOOKUP the name that was looked
 *               up
 * @param status the HTTP or SIP status of the answer; for LOOKUP the status of DNS: 0 for an address, 3 for no such
 *               name
 * @param ms     how long the answer took, in milliseconds
 * @param reason the reason in words, where it isn't obvious; words that strangers sent are {@link Quoted}
 */
public record Entry(
        Instant at, MacAddress mac, Step step, Ip4 ip, String file, Integer status, Long ms, String reason) {

    private static final Duration SOON = Duration.ofSeconds(10);

    public static Entry of(Instant at, MacAddress mac, Step step, Ip4 ip) {
        return new Entry(at, mac, step, ip, null, null, null, null);
    }

    public Entry because(String why) {
        return new Entry(at, mac, step, ip, file, status, ms, why);
    }

    public Entry file(String name, int answered) {
        return new Entry(at, mac, step, ip, name, answered, ms, reason);
    }

    public Entry took(long milliseconds) {
        return new Entry(at, mac, step, ip, file, status, milliseconds, reason);
    }

    /**
     * The file, or the name that stands in its field, in the form for a sentence: quoted where a stranger may have made
     * it up.
     */
    public String name() {
        return Quoted.unlessWord(file);
    }

    /** Whether the box's own words in the reason contain these; strangers' words are {@link Quoted} and don't count. */
    public boolean says(String words) {
        return reason != null && Quoted.leftOut(reason).contains(words);
    }

    /** Whether the box's own words in the reason begin with these. */
    boolean begins(String words) {
        return reason != null && Quoted.leftOut(reason).startsWith(words);
    }

    /** Whether this entry only prolongs what the phone has: a renewed lease or a refreshed registration. */
    boolean renewal() {
        return step == Step.ACK && begins("renewed") || step == Step.REGISTER && begins("refreshed");
    }

    /** Whether the phone asked another DHCP server for its address; the answer of that server doesn't reach the box. */
    public boolean heard() {
        return step == Step.REQUEST && begins("heard");
    }

    /** Whether the phone asks for the address that it had before it was switched off. */
    boolean reboot() {
        return step == Step.REQUEST && says("rebooted");
    }

    /** Whether the box alone did this, so that the entry doesn't show when the phone was last heard. */
    boolean isUnheard() {
        return (step == Step.NOTIFY || step == Step.OPTIONS) && (status == null || status == 408 || status == 503);
    }

    /** Whether the phone did this while it was pending, with an account that can't make calls. */
    boolean isVisit() {
        return (step == Step.REGISTER || step == Step.REJECTED) && says(Cause.HELD.because(""));
    }

    /**
     * Whether the phone itself reports that an external PBX refused it. A refusal of the box has a status and leaves
     * other registrations alone.
     */
    boolean isReportedRefusal() {
        return step == Step.REJECTED && status == null;
    }

    /** Whether a phone in a loop repeats a fetch that had the same result at most ten seconds before. */
    public boolean repeats(Entry earlier) {
        boolean fetch = step == Step.CONFIG || step == Step.FIRMWARE || step == Step.MISSING || step == Step.REFUSED;
        return fetch
                && step == earlier.step
                && Objects.equals(file, earlier.file)
                && Objects.equals(status, earlier.status)
                && Objects.equals(ip, earlier.ip)
                && Objects.equals(reason, earlier.reason)
                && isSoonAfter(earlier);
    }

    private boolean isSoonAfter(Entry earlier) {
        Duration since = Duration.between(earlier.at, at);
        return !since.isNegative() && since.compareTo(SOON) <= 0;
    }

    boolean sameRenewal(Entry other) {
        return step == other.step && Objects.equals(file, other.file) && Objects.equals(ip, other.ip);
    }
}
