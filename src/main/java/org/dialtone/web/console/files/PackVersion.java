package org.dialtone.web.console.files;

import org.dialtone.pack.PackEditing.Kept;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;

/** One version of an operator's pack, in words. */
public record PackVersion(int number, Moment at, String says) {

    static PackVersion of(Kept kept, SiteTime clock) {
        Words words = clock.words();
        String files = kept.files().isEmpty() ? words.say("pack.original") : String.join(", ", kept.files());
        return new PackVersion(
                kept.number(),
                clock.showWall(kept.at()),
                kept.of() == kept.number() ? files : words.say("pack.again", files, kept.of()));
    }
}
