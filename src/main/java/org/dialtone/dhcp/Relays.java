package org.dialtone.dhcp;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/**
 * The relays that a scope believes on a client's place (RFC 3046 section 2.1: only trusted relays count).
 *
 * @param addresses addresses of its relays: both giaddr and the source; without addresses and switches any relay is
 *                  believed
 * @param switches  whether option 82 counts in messages of the scope's own link, where switches add it without being a
 *                  relay (giaddr 0)
 */
public record Relays(List<Ip4> addresses, boolean switches) {

    /** Believes any relay, and no switch: without a relay a client may have written option 82 itself. */
    public static final Relays ANY = new Relays(List.of(), false);

    /** The text for the switches of the scope's own link in a list of relays. */
    public static final String SWITCHES = "switches";

    /** Reads addresses and the word {@link #SWITCHES}. */
    public static Relays of(List<String> texts) {
        return new Relays(
                texts.stream()
                        .filter(text -> !text.equals(SWITCHES))
                        .map(Ip4::of)
                        .toList(),
                texts.contains(SWITCHES));
    }

    /** The texts in the form that {@link #of} reads. */
    public List<String> texts() {
        return Stream.concat(addresses.stream().map(Ip4::toString), switches ? Stream.of(SWITCHES) : Stream.empty())
                .toList();
    }

    /** Whether nothing is listed. */
    public boolean isOpen() {
        return addresses.isEmpty() && !switches;
    }
}
