package org.dialtone.web.console.phones;

import java.util.List;
import org.dialtone.app.MovedTogether;
import org.dialtone.web.console.page.Moment;

/**
 * Who gets files: the random folder, the windows, and the phones that wait.
 *
 * @param folder      the folder's URL, or null where the box knows no address for it
 * @param formerUntil until when the folder before it answers, or null
 * @param stillThere  phones that asked in the folder before it
 * @param window      how long a window stays open, or null: the site has none
 * @param moved       scopes where most phones are on other switch ports than before
 * @param adoption    whether new phones are adopted by themselves, and how long yet
 * @param trouble     why the box adopted no phones by itself, or null
 */
public record AccessPage(
        String folder,
        Moment formerUntil,
        List<Still> stillThere,
        String window,
        List<Waiting> waiting,
        List<MovedTogether> moved,
        Adoption adoption,
        String trouble) {

    /**
     * @param on      whether new phones are adopted by themselves now
     * @param until   when that ends, or null
     * @param left    the time that is left, or null
     * @param numbers the extensions that they get, or null: the site has none
     */
    public record Adoption(boolean on, Moment until, String left, String numbers) {}

    /** A phone that asked in the folder before this one. */
    public record Still(String mac, String id, Moment at) {}

    /** A phone that waits for adoption. */
    public record Waiting(String mac, String id, String device, String code, Moment since, Moment seen) {}
}
