package org.dialtone.journal;

/**
 * What hinders a phone.
 *
 * @param rule   stable name, e.g. {@code unknown-phone}
 * @param says   one sentence, for the installer
 * @param remedy what to do
 */
public record PhoneFinding(String rule, String says, String remedy) {}
