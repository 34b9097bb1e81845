package org.dialtone.web.console.page;

import java.util.List;

/** A part of Setup with the pages that the reader may open. */
public record SetupPart(String label, List<SetupEntry> pages) {

    /** A page, and what it is for. */
    public record SetupEntry(String label, String address, String about) {}
}
