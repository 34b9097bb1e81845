package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The keys of an event's details, each with the kind of its value. */
public enum Detail {
    /** The phone's address, or the address that asked. */
    ADDRESS(Kind.ADDRESS),
    /** The file that was asked for, as the phone wrote it. */
    FILE(Kind.NAME),
    /** The user of the address-of-record, as the phone wrote it. */
    USER(Kind.NAME),
    /** The name that was looked up in DNS. */
    HOST(Kind.NAME),
    /** Status of the answer: of HTTP or SIP; of DNS 0 for an address and 3 for no such name. */
    STATUS(Kind.NUMBER),
    /** The time that the answer took, in milliseconds. */
    MS(Kind.NUMBER),
    /** How often this happened, where it is folded into one entry. */
    TIMES(Kind.NUMBER),
    /** The reason of a refusal, of a doubt or of a failure. */
    WHY(Kind.REASON),
    /** Which password was used where there are two. */
    PASSWORD(Kind.REASON),
    /** What came of a request in spite of a doubt. */
    OUTCOME(Kind.REASON),
    /** The address in question, where it isn't the phone's own. */
    ASKED(Kind.ADDRESS),
    /** Another address of the same client or device. */
    THERE(Kind.ADDRESS),
    RELAY(Kind.ADDRESS),
    /** The source of a packet. */
    SOURCE(Kind.ADDRESS),
    /** Another DHCP server. */
    SERVER(Kind.ADDRESS),
    /** Other DHCP servers in one text. */
    SERVERS(Kind.PROSE),
    /** An interface of the box. */
    LINK(Kind.PROSE),
    LINK_ADDRESS(Kind.ADDRESS),
    SCOPE(Kind.PROSE),
    OTHER_SCOPE(Kind.PROSE),
    /** The device that has the lease. */
    HOLDER(Kind.MAC),
    /** The phone whose file is asked for. */
    CLAIMED(Kind.MAC),
    /** The device that answers at the address. */
    DEVICE(Kind.MAC),
    CLIENT(Kind.MAC),
    /** The phone that was at a switch port before. */
    PREDECESSOR(Kind.MAC),
    /** The client of a reservation. */
    OWNER(Kind.PROSE),
    LIMIT(Kind.NUMBER),
    /** The number of phones whose files one address asked for. */
    PHONES(Kind.NUMBER),
    /** A revision of the site. */
    REVISION(Kind.NUMBER),
    /** A switch port by a relay's option 82. */
    PLACE(Kind.TEXT),
    FORMER_PLACE(Kind.TEXT),
    /** The key of the site file that lets it pass. */
    RULE(Kind.NAME),
    /** How long an address is kept from all clients. */
    KEPT(Kind.DURATION),
    /** An extension of the site. */
    EXTENSION(Kind.NAME),
    /** The username of credentials. */
    USERNAME(Kind.TEXT),
    /** The user that was called. */
    CALLED(Kind.TEXT),
    /** The name of a SIP method or of a DHCP message. */
    METHOD(Kind.NAME),
    /** The host of an external PBX. */
    PBX(Kind.NAME),
    /** The event that a NOTIFY names. */
    PACKAGE(Kind.NAME),
    /** What DNS answered. */
    ANSWER(Kind.NAME),
    VENDOR(Kind.PROSE),
    VENDORS(Kind.PROSE),
    MODEL(Kind.TEXT),
    /** The time in which something must come. */
    WITHIN(Kind.DURATION),
    /** A version of firmware. */
    VERSION(Kind.NAME),
    /** A firmware file of the site. */
    FIRMWARE(Kind.NAME),
    /** The most that fit. */
    MOST(Kind.NUMBER),
    LEFT_OUT(Kind.NUMBER),
    /** A page of the phone book. */
    PAGE(Kind.NUMBER),
    /** The end of the time in which the former folder answers, by the wall clock as it went at the request. */
    FORMER_UNTIL(Kind.TIME),
    /** Extensions of the site in one text. */
    LINES(Kind.PROSE),
    /** What a phone reports by an action URL. */
    REPORT(Kind.NAME),
    /** The text of a pack, or the fault of a template. */
    NOTE(Kind.PROSE),
    MINUTES(Kind.NUMBER),
    /** What the wall clock would show, had nobody set it. */
    CLOCK_BEFORE(Kind.TIME),
    CLOCK_NOW(Kind.TIME),
    /** The last moment of something. */
    UNTIL(Kind.TIME),
    /** A database of the box, by its file. */
    DATABASE(Kind.NAME),
    /** The name of a process of those that share a database: of its machine. */
    MACHINE(Kind.NAME),
    /** An address that machines share, of IPv4 or IPv6. */
    SHARED(Kind.PROSE),
    /** One of the two systems on the appliance's disk. */
    SLOT(Kind.NAME),
    /** The words of an older version's journal that this version doesn't know. */
    FORMER_WORDS(Kind.TEXT);

    /** The type of a value, and how it is shown. */
    public enum Kind {
        ADDRESS,
        MAC,
        NUMBER,
        TIME,
        DURATION,
        /** A {@link Reason}: a word of the box's own. */
        REASON,
        /** A text that others may have written; a single word is shown as it is, any other text in quotes. */
        NAME,
        /** A text that others have written; always shown in quotes. */
        TEXT,
        /** A text of the box, of its site or of its packs; shown as it is. */
        PROSE;

        /** The value in its type and within its bounds; throws a ClassCastException for one of another type. */
        Object admit(Object value) {
            return switch (this) {
                case ADDRESS -> (Ip4) value;
                case MAC -> (MacAddress) value;
                case NUMBER -> ((Number) value).longValue();
                case TIME -> (Instant) value;
                case DURATION -> (Duration) value;
                case REASON -> (Reason) value;
                case NAME, TEXT -> Quoted.bounded((String) value);
                case PROSE -> Quoted.printable((String) value);
            };
        }

        /** The opposite of the value's {@code toString}; throws an IllegalArgumentException or a DateTimeException. */
        Object parse(String text) {
            return switch (this) {
                case ADDRESS -> Ip4.of(text);
                case MAC -> MacAddress.of(text);
                case NUMBER -> Long.valueOf(text);
                case TIME -> Instant.parse(text);
                case DURATION -> Duration.parse(text);
                case REASON -> Reason.valueOf(text);
                case NAME, TEXT, PROSE -> text;
            };
        }
    }

    private final Kind kind;

    Detail(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The name of the place for this detail in a sentence of the catalogue. */
    public String place() {
        return name().toLowerCase(Locale.ROOT);
    }
}
