package org.dialtone.dhcp;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/**
 * Whom a scope believes where a client hangs (RFC 3046 section 2.1: none but trusted relays are to be).
 *
 * @param addresses those of its relays: what stands in giaddr, and what they send from; none, and no switches: any relay is believed
 * @param switches  whether option 82 counts in messages of the scope's own link, where switches add it without being a relay (giaddr 0)
 */
public record Relays(List<Ip4> addresses, boolean switches) {

    /** Any relay, and no switch: without relay a client may have written option 82 itself. */
    public static final Relays ANY = new Relays(List.of(), false);

    /** The word that stands for the switches of the scope's own link where relays are listed as texts. */
    public static final String SWITCHES = "switches";

    /** Of addresses and the word {@link #SWITCHES}. */
    public static Relays of(List<String> texts) {
        return new Relays(
                texts.stream()
                        .filter(text -> !text.equals(SWITCHES))
                        .map(Ip4::of)
                        .toList(),
                texts.contains(SWITCHES));
    }

    /** As {@link #of} takes them. */
    public List<String> texts() {
        return Stream.concat(addresses.stream().map(Ip4::toString), switches ? Stream.of(SWITCHES) : Stream.empty())
                .toList();
    }

    /** Whether nothing is listed. */
    public boolean isOpen() {
        return addresses.isEmpty() && !switches;
    }
}
