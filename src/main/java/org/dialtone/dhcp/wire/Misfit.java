package org.dialtone.dhcp.wire;

import java.util.Objects;

/** A value that its option can't take: why as an id, and in English as the message. */
public final class Misfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final Why why;
    private final String detail;
    private final transient OptionDefinition option;

    /** Each with its detail: the text or number that doesn't fit; an empty one where none is named here. */
    public enum Why {
        NO_VALUE,
        TOO_LONG,
        NO_BYTES,
        NO_HEX,
        NO_ENTERPRISE,
        TOO_MANY,
        ODD,
        OUT_OF_RANGE,
        NO_FLAG,
        FALSE,
        NO_ROUTE,
        NO_SUBNET,
        NO_ADDRESS,
        NO_DOMAIN,
        NO_NUMBER,
        MIXED,
        EMPTY,
        CONTROL
    }

    Misfit(Why why, Object detail, String says) {
        this(why, detail.toString(), null, says);
    }

    private Misfit(Why why, String detail, OptionDefinition option, String says) {
        super(says);
        this.why = why;
        this.detail = detail;
        this.option = option;
    }

    /** The same, of this option. */
    Misfit of(OptionDefinition where, String says) {
        return new Misfit(why, detail, where, says);
    }

    public Why why() {
        return why;
    }

    public String detail() {
        return detail;
    }

    public OptionDefinition option() {
        return Objects.requireNonNull(option, "a shape alone threw it");
    }
}
