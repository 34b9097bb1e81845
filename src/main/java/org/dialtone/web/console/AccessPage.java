package org.dialtone.web.console;

import java.util.List;

/**
 * Who gets files: the random folder, the windows, and the phones that wait.
 *
 * @param folder      its address, or null where none can be told
 * @param formerUntil until when the folder before it answers, or null
 * @param stillThere  who asked there
 * @param window      how long a window stays open, or null: the site has none
 * @param trouble     why phones weren't adopted by themselves, or null
 */
public record AccessPage(
        String folder,
        Moment formerUntil,
        List<Still> stillThere,
        String window,
        List<Waiting> waiting,
        String trouble) {

    /** A phone that asked in the folder before this one. */
    public record Still(String mac, String id, Moment at) {}

    /** A phone that waits for an adoption. */
    public record Waiting(String mac, String id, String device, String code, Moment since, Moment seen) {}
}
