package org.dialtone.app;

/** A user's password is another one now; what stood on the old one ends. */
public record PasswordSet(String user) {}
