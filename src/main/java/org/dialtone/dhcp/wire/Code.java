package org.dialtone.dhcp.wire;

/** Codes of the options that the protocol itself uses (RFC 2132, 3004, 3011, 3046, 3925, 4039, 4702). */
public final class Code {

    public static final int PAD = 0;
    public static final int SUBNET_MASK = 1;
    public static final int NAME_SERVERS = 6;
    public static final int HOST_NAME = 12;
    public static final int TIME_SERVERS = 42;
    public static final int VENDOR_ENCAPSULATED = 43;
    public static final int REQUESTED_ADDRESS = 50;
    public static final int LEASE_TIME = 51;
    public static final int OVERLOAD = 52;
    public static final int MESSAGE_TYPE = 53;
    public static final int SERVER_ID = 54;
    public static final int PARAMETER_REQUEST_LIST = 55;
    public static final int MESSAGE = 56;
    public static final int MAXIMUM_SIZE = 57;
    public static final int RENEWAL_TIME = 58;
    public static final int REBINDING_TIME = 59;
    public static final int VENDOR_CLASS = 60;
    public static final int CLIENT_ID = 61;
    public static final int TFTP_SERVER_NAME = 66;
    public static final int BOOT_FILE_NAME = 67;
    public static final int USER_CLASS = 77;
    public static final int RAPID_COMMIT = 80;
    public static final int CLIENT_FQDN = 81;
    public static final int RELAY_AGENT = 82;
    public static final int SUBNET_SELECTION = 118;
    public static final int VENDOR_IDENTIFYING_CLASS = 124;
    public static final int VENDOR_IDENTIFYING_OPTIONS = 125;
    public static final int END = 255;

    private Code() {}
}
