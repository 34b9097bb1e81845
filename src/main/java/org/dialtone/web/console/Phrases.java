package org.dialtone.web.console;

import java.time.Duration;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;

/** Describes the journal's records in words. */
final class Phrases {

    private Phrases() {}

    /** Describes what the phone did, or what the box did to it. */
    static String of(Entry entry) {
        return switch (entry.step()) {
            case DISCOVER -> "asked for an address";
            case OFFER -> "was offered " + entry.ip();
            case REQUEST -> entry.ip() == null ? "asked to have the address" : "asked to have " + entry.ip();
            case ACK -> "got " + entry.ip();
            case NAK -> entry.ip() == null ? "was told no" : "was told that it can't have " + entry.ip();
            case INFORM -> "asked for options, having an address";
            case DECLINE -> "found " + entry.ip() + " in use by another device";
            case RELEASE -> "gave " + entry.ip() + " back";
            case CONFIG -> "fetched " + entry.name();
            case FIRMWARE -> "fetched firmware " + entry.name();
            case MISSING -> "asked for " + entry.name() + ", which isn't here";
            case REFUSED -> "was refused " + entry.name();
            case REGISTER -> "registered " + entry.name();
            case REJECTED -> "was refused registration as " + entry.name();
            case UNREGISTER -> "is no longer registered as " + entry.name();
            case OPTIONS ->
                Integer.valueOf(200).equals(entry.status())
                        ? "answers again as " + entry.name()
                        : "is registered as " + entry.name() + ", but doesn't answer";
            case LOOKUP ->
                Integer.valueOf(0).equals(entry.status())
                        ? "looked up " + entry.name()
                        : "looked up " + entry.name() + ", which has no address here";
            case PNP ->
                entry.status() == null
                        ? "asked by PnP"
                        : entry.status() < 300
                                ? "was told its provisioning address by PnP"
                                : "didn't take the answer to its PnP";
            case NOTIFY ->
                entry.status() == null
                        ? "was sent a NOTIFY"
                        : entry.status() < 300 ? "took the NOTIFY" : "didn't take the NOTIFY";
        };
    }

    /** Returns a style for colour and icon: {@code good}, {@code bad} or {@code plain}. */
    static String mood(Entry entry) {
        return switch (entry.step()) {
            case ACK, CONFIG, FIRMWARE, REGISTER -> "good";
            case NAK, DECLINE, REFUSED, REJECTED, UNREGISTER -> "bad";
            case OPTIONS -> Integer.valueOf(200).equals(entry.status()) ? "good" : "bad";
            case PNP, NOTIFY -> entry.status() == null ? "plain" : entry.status() < 300 ? "good" : "bad";
            case DISCOVER, OFFER, REQUEST, INFORM, RELEASE, MISSING, LOOKUP -> "plain";
        };
    }

    static String of(Boot.State state) {
        return switch (state) {
            case DISCOVERING -> "Asking for an address";
            case LEASED -> "Has an address";
            case CONFIGURED -> "Configured";
            case REGISTERED -> "Registered";
            case STUCK -> "Stuck";
        };
    }

    /** Describes how far an earlier boot came. */
    static String ended(Boot.State state) {
        return switch (state) {
            case DISCOVERING -> "Ended without an address";
            case LEASED -> "Ended without a file";
            case CONFIGURED -> "Ended unregistered";
            case REGISTERED, STUCK -> of(state);
        };
    }

    /** Writes a duration in the largest unit that fits: {@code 7 days}, {@code 90 minutes}. */
    static String of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? count(seconds, "second")
                : seconds < 7_200
                        ? count(Math.round(seconds / 60.0), "minute")
                        : seconds < 172_800
                                ? count(Math.round(seconds / 3_600.0), "hour")
                                : count(Math.round(seconds / 86_400.0), "day");
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
