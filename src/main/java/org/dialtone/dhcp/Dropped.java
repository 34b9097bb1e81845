package org.dialtone.dhcp;

/** Why a message got no answer; few enough values for metrics' labels. */
public enum Dropped {
    NOT_SERVING,
    NOT_FROM_CLIENT,
    UNKNOWN_TYPE,
    UNKNOWN_HARDWARE,
    NO_SCOPE,
    POOL_EMPTY,
    POOL_KEPT,
    NOT_PROBED,
    OTHER_SERVER,
    NO_ADDRESS,
    UNKNOWN_CLIENT,
    NOT_AUTHORITATIVE,
    NOT_THE_HOLDER,
    STILL_IN_USE,
    NOT_ADMITTED,
    UNKNOWN_RELAY
}
