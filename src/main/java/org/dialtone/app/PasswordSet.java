package org.dialtone.app;

/** The event that a user's password was changed; whatever the old password opened ends. */
public record PasswordSet(String user) {}
