package org.dialtone.phone;

/**
 * One habit of a vendor's phones that shaped its pack.
 *
 * @param says   the habit, in words
 * @param source where the habit is known from
 * @param sure   how certain the habit is, e.g. {@code seen}, {@code inferred}
 */
public record Quirk(String says, String source, String sure) {}
