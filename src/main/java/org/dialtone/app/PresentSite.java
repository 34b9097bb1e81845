package org.dialtone.app;

import org.dialtone.site.model.Site;

/** The site in force, with its secrets, and the number of its revision. */
public record PresentSite(Site site, long revision) {}
