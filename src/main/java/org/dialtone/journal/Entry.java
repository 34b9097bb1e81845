package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One line of the journal. All but the first three may be null.
 *
 * @param at     when
 * @param mac    whose
 * @param step   what
 * @param ip     the phone's address, or the address that asked
 * @param file   the file's name, for SIP steps the address-of-record's user, for LOOKUP the name
 * @param status the HTTP or SIP status that was answered, or DNS's: 0 an address, 3 no such name
 * @param ms     how long the answer took, in milliseconds
 * @param reason why, in words, where that isn't obvious; those of strangers are {@link Quoted}
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

    /** The file, or whatever stands in its place, as a sentence has it: a stranger may have made it up. */
    public String name() {
        return Quoted.unlessWord(file);
    }

    /** Whether the box's own words of the reason hold these; strangers' words are {@link Quoted} and don't count. */
    public boolean says(String words) {
        return reason != null && Quoted.leftOut(reason).contains(words);
    }

    /** Whether the box's own words of the reason begin with these. */
    boolean begins(String words) {
        return reason != null && Quoted.leftOut(reason).startsWith(words);
    }

    /** Whether this only prolongs what the phone has: a lease renewed, a registration refreshed. */
    boolean renewal() {
        return step == Step.ACK && begins("renewed") || step == Step.REGISTER && begins("refreshed");
    }

    /** Whether the phone asked another DHCP server for its address, whose answer goes past the box. */
    public boolean heard() {
        return step == Step.REQUEST && begins("heard");
    }

    /** Whether the phone asks for the address that it had before it was switched off. */
    boolean reboot() {
        return step == Step.REQUEST && says("rebooted");
    }

    /** Whether the box alone did this: it says nothing of when the phone was last heard. */
    boolean isUnheard() {
        return (step == Step.NOTIFY || step == Step.OPTIONS) && (status == null || status == 408 || status == 503);
    }

    /** Whether the phone did this before the site named it, with an account that can call nobody. */
    boolean isVisit() {
        return (step == Step.REGISTER || step == Step.REJECTED) && says(Cause.HELD.because(""));
    }

    /** Whether the phone itself says that an external PBX refused it: what the box refuses has a status, and leaves other registrations alone. */
    boolean isReportedRefusal() {
        return step == Step.REJECTED && status == null;
    }

    /** Whether a phone that is caught in a loop fetches again what it got, or didn't get, ten seconds ago at most. */
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
