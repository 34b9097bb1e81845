package org.dialtone.web.console;

import org.dialtone.pack.PackEditing.Kept;

/** One version of an operator's pack, in words. */
public record PackVersion(int number, Moment at, String says) {

    static PackVersion of(Kept kept, SiteTime clock) {
        String files = kept.files().isEmpty() ? "as it came with the program" : String.join(", ", kept.files());
        return new PackVersion(
                kept.number(),
                clock.showWall(kept.at()),
                files + (kept.of() == kept.number() ? "" : " (version " + kept.of() + " again)"));
    }
}
