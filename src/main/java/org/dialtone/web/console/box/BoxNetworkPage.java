package org.dialtone.web.console.box;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.Settings;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Network.Port;
import org.dialtone.web.console.forms.Form;

/**
 * The box's own addresses.
 *
 * @param why     why they can't be changed here, in a sentence; null: they can
 * @param inForce the present network in words; empty where it isn't known
 * @param site    the network of the site where that is another one; else empty
 * @param note    what went wrong last, or null
 * @param trial   the network that is tried; null: none
 * @param next    the network that the reader may try; null: he hasn't said yet
 * @param form    null: nothing can be changed now
 */
public record BoxNetworkPage(
        String why, List<String> inForce, List<String> site, String note, TrialText trial, NextText next, Form form) {

    /**
     * A network that is undone unless somebody confirms it.
     *
     * @param lines it in words
     * @param open  where this page is under it
     */
    public record TrialText(List<String> lines, int secondsLeft, List<String> open) {}

    /**
     * What a trial would do.
     *
     * @param open     where this page would be
     * @param warnings sentences
     * @param seen     stands for all of it, and comes back with the form
     */
    public record NextText(List<String> lines, List<String> open, List<String> warnings, String seen) {}

    /** The page of a machine that sets its own addresses, or whose root doesn't answer. */
    static BoxNetworkPage closed(String why, List<String> site) {
        return new BoxNetworkPage(why, List.of(), site, null, null, null, null);
    }

    /** Where this page is once the box has these addresses; a card by DHCP may have any, and only the name is known. */
    static List<String> open(Network network, Settings settings) {
        boolean plain = settings.https().port() == 0;
        int port = plain ? settings.http().port() : settings.https().port();
        String scheme = plain ? "http://" : "https://";
        String tail = (port == (plain ? 80 : 443) ? "" : ":" + port) + NetworkForm.ADDRESS;
        Stream<String> fixed = network.interfaces().stream().map(Port::address).map(Object::toString);
        return Stream.concat(fixed, Stream.of("dialtone.local"))
                .map(host -> scheme + host + tail)
                .toList();
    }
}
