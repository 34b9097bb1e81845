package org.dialtone.app;

import java.time.InstantSource;
import java.util.SplittableRandom;
import org.dialtone.site.Review;
import org.dialtone.site.TestPacks;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.model.Endpoints;

/** Sites in tests. */
public final class TestSite {

    public static final Actor WHO = Actor.command("test");
    public static final ApplyOptions ANY = ApplyOptions.USUAL.forced(true).removing(true);

    private TestSite() {}

    /** With the tests' packs, on a machine of which nothing is known. */
    public static SiteBook book(SiteRevisions revisions, InstantSource clock) {
        return new SiteBook(
                TestPacks.packs(),
                Surroundings.UNKNOWN,
                new Endpoints(80, 5060),
                revisions,
                PhonePasswords.UNKNOWN,
                new SplittableRandom(1),
                clock);
    }

    /** Applies the site, whatever stood before. */
    public static Review apply(SiteBook site, String yaml) {
        return site.apply(WHO, yaml, ANY);
    }
}
