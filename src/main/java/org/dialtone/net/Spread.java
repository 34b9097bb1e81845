package org.dialtone.net;

/**
 * Makes times shorter by a share that is each device's own: devices that began together, as after a power cut, don't come
 * back together ever after.
 */
public final class Spread {

    /** A time is shorter by one of so many parts at most. */
    private static final long PARTS = 8;

    private Spread() {}

    /** The time of one device, shorter by up to an eighth, and each time the same. */
    public static long shorter(long time, MacAddress device) {
        return time - share(device.bits(), time / PARTS + 1);
    }

    /** As {@link #shorter(long, MacAddress)}, of what has a name only. */
    public static long shorter(long time, String name) {
        return time - share(name.hashCode(), time / PARTS + 1);
    }

    /** The place of one device among so many, counted from 0, and each time the same. */
    public static long place(MacAddress device, long places) {
        return share(device.bits(), places);
    }

    private static long share(long key, long places) {
        return Math.floorMod((key * 0x9E37_79B9_7F4A_7C15L) >>> 32, places);
    }
}
