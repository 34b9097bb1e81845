package org.dialtone.sip;

/**
 * One call of a watched number.
 *
 * @param call      the number of the call
 * @param recipient whether the watched number is the one that is called
 * @param confirmed false: a phone rings
 * @param other     the number of the other side
 * @param otherName the name of the other side; empty where it has none
 */
record LineDialog(long call, boolean recipient, boolean confirmed, String other, String otherName) {

    private static final String NOBODY = "";

    /** The same without the call and its other side. */
    LineDialog nameless() {
        return new LineDialog(0, true, confirmed, NOBODY, NOBODY);
    }
}
