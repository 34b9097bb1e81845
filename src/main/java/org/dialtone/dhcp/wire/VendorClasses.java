package org.dialtone.dhcp.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Option 124 (RFC 3925 section 3): for each enterprise's number its classes, with a length before each. */
public final class VendorClasses {

    private VendorClasses() {}

    /**
     * The printable characters of all classes of all enterprises, as far as the option is complete; null gives an empty
     * list.
     */
    public static List<String> of(byte[] option) {
        return Enterprises.read(option).stream()
                .flatMap(block -> read(block.data()).stream())
                .map(Printable::of)
                .toList();
    }

    /**
     * The data of one enterprise, for {@link Enterprises#write}; the caller must not pass a class of more than 255
     * bytes.
     */
    public static byte[] data(List<byte[]> classes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] each : classes) {
            out.write(each.length);
            out.writeBytes(each);
        }
        return out.toByteArray();
    }

    static String describe(byte[] data) {
        List<byte[]> classes = read(data);
        OptionShape.demand(data.length
                == classes.stream().mapToInt(each -> 1 + each.length).sum());
        return classes.stream().map(Texts::describe).collect(Collectors.joining(", "));
    }

    private static List<byte[]> read(byte[] data) {
        List<byte[]> classes = new ArrayList<>();
        int at = 0;
        while (at < data.length && at + 1 + (data[at] & 0xff) <= data.length) {
            int next = at + 1 + (data[at] & 0xff);
            classes.add(Arrays.copyOfRange(data, at + 1, next));
            at = next;
        }
        return classes;
    }
}
