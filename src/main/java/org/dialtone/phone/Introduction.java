package org.dialtone.phone;

/** What a phone says of itself when it asks by PnP where its files are; each may be null. */
public record Introduction(String vendor, String model, String version, String userAgent) {}
