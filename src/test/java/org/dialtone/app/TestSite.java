package org.dialtone.app;

import org.dialtone.site.Review;

/** Applies sites in tests, whatever stood before. */
public final class TestSite {

    public static final Actor WHO = Actor.command("test");
    public static final ApplyOptions ANY = ApplyOptions.USUAL.forced(true).removing(true);

    private TestSite() {}

    public static Review apply(SiteBook site, String yaml) {
        return site.apply(WHO, yaml, ANY);
    }
}
