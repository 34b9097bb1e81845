package org.dialtone.dhcp.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Option 124 (RFC 3925 section 3): for each enterprise its number, a length, and classes with a length before each. */
public final class VendorClasses {

    private static final int ENTERPRISE = 4;

    private VendorClasses() {
    }

    /** All classes of all enterprises, their printable characters, as far as the option is whole; null gives none. */
    public static List<String> of(byte[] option) {
        List<String> classes = new ArrayList<>();
        int at = 0;
        while (option != null && at + ENTERPRISE < option.length) {
            int end = at + ENTERPRISE + 1 + (option[at + ENTERPRISE] & 0xff);
            if (end > option.length) {
                break;
            }
            read(option, at + ENTERPRISE + 1, end, classes);
            at = end;
        }
        return classes;
    }

    private static void read(byte[] option, int from, int end, List<String> classes) {
        int at = from;
        while (at < end && at + 1 + (option[at] & 0xff) <= end) {
            int next = at + 1 + (option[at] & 0xff);
            classes.add(Printable.of(Arrays.copyOfRange(option, at + 1, next)));
            at = next;
        }
    }
}
