package org.dialtone.app;

/**
 * What an edit of one object was made from.
 *
 * @param object   the object as {@code NamedChange} names it, e.g. {@code phone 00:15:65:aa:bb:cc}
 * @param revision the revision at which the object was read
 */
public record Basis(String object, long revision) {}
