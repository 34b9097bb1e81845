package org.dialtone.app.view;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What decides whether a phone gets its file, and what an operator can do about it. Unknown values are left out.
 *
 * @param link    the URL of the phone's own file, in the site's random folder
 * @param code    the phone's code while it waits for an adoption
 * @param adopted the extension that the phone was adopted with
 * @param window  {@code off} where the site has none, else {@code open} or {@code shut}
 * @param until   when an open window shuts
 * @param place   the switch port that the phone is on, as its relay reports it
 * @param places  the ports that the phone may be on; none: any
 * @param moved   whether the phone is on none of these ports
 * @param met     the device that answers at its address on the link, where that is another device
 * @param same    MACs that may be the same phone: their addresses and files were mixed up
 */
public record AccessView(
        String mac,
        String link,
        String code,
        String adopted,
        String window,
        Instant until,
        String place,
        List<String> places,
        boolean moved,
        String met,
        List<Mixed> same) {

    /** @param says what happened */
    public record Mixed(String mac, String says, Instant at) {}

    /** The same with another link and code, e.g. such that show no secret. */
    public AccessView shown(String otherLink, String otherCode) {
        return new AccessView(mac, otherLink, otherCode, adopted, window, until, place, places, moved, met, same);
    }

    /** What operators decide about the phone, in few words, without secrets. */
    public String says() {
        return Stream.of(
                        adopted == null ? "" : "adopted as " + adopted,
                        window == null || window.equals("off") ? "" : "window " + window,
                        places.isEmpty() ? "" : "places " + String.join(", ", places))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    public boolean isShut() {
        return "shut".equals(window);
    }

    public boolean isOpen() {
        return "open".equals(window);
    }
}
