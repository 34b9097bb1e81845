package org.dialtone.app;

/** The event that an operator got another role, or is one no longer; whatever the old role opened ends. */
public record OperatorChanged(String user) {}
