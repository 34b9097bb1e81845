package org.dialtone.phone;

import java.util.List;
import java.util.Map;

/** Builds a dialect for a test. What isn't said, its files can't express; its phones fetch without a restart. */
public final class DialectBuilder {

    private final int accounts;
    private Map<String, String> languages = Map.of();
    private Map<String, Map<String, String>> timezones = Map.of();
    private ZoneWords zoneWords = ZoneWords.NONE;
    private Features features = Features.NONE;

    /** @param accounts the number of accounts that its files can name */
    public DialectBuilder(int accounts) {
        this.accounts = accounts;
    }

    public DialectBuilder languages(Map<String, String> value) {
        languages = value;
        return this;
    }

    public DialectBuilder timezones(Map<String, Map<String, String>> value) {
        timezones = value;
        return this;
    }

    public DialectBuilder zoneWords(ZoneWords value) {
        zoneWords = value;
        return this;
    }

    public DialectBuilder features(Features value) {
        features = value;
        return this;
    }

    public Dialect build() {
        return new Dialect(accounts, List.of(), Map.of(), languages, timezones, zoneWords, Map.of(), false, features);
    }
}
