package org.dialtone.journal;

/**
 * One finding about a phone: what hinders it and what to do.
 *
 * @param rule   stable name, e.g. {@code unknown-phone}
 * @param says   one sentence for the installer
 * @param remedy what to do
 */
public record PhoneFinding(String rule, String says, String remedy) {}
