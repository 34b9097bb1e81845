package org.dialtone.dhcp;

/**
 * An option that the operator set at one of the four levels.
 *
 * @param code 1 to 254
 */
public record OptionSetting(int code, OptionValue value) {}
