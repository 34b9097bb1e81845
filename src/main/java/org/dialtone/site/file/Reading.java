package org.dialtone.site.file;

import org.dialtone.site.model.Site;

/**
 * The result of reading a site file.
 *
 * @param document null where the text was no YAML; with faults among the findings, single values in it may be null
 * @param findings open for the checks that come after reading
 */
public record Reading(Site document, Findings findings) {}
