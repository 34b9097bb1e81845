package org.dialtone.host;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Runs programs of classic BPF as the kernel does (its Documentation/networking/filter.rst). */
final class FilterRun {

    private FilterRun() {}

    /** Whether the packet passes; one that is too short for a step doesn't. */
    static boolean passes(byte[] program, byte[] packet) {
        try {
            return run(program, ByteBuffer.wrap(packet)) > 0;
        } catch (IndexOutOfBoundsException _) {
            return false;
        }
    }

    private static int run(byte[] program, ByteBuffer from) {
        ByteBuffer steps = NetlinkMessage.natively(program);
        int loaded = 0;
        int header = 0;
        int at = 0;
        while (true) {
            int value = steps.getInt(at * 8 + 4);
            int jump = 0;
            switch (steps.getShort(at * 8)) {
                case 0x20 -> loaded = from.getInt(value);
                case 0x28 -> loaded = Short.toUnsignedInt(from.getShort(value));
                case 0x30 -> loaded = Byte.toUnsignedInt(from.get(value));
                case 0x48 -> loaded = Short.toUnsignedInt(from.getShort(header + value));
                case 0xb1 -> header = 4 * (from.get(value) & 0xf);
                case 0x54 -> loaded &= value;
                case 0x15 -> jump = jump(steps, at, loaded == value);
                case 0x45 -> jump = jump(steps, at, (loaded & value) != 0);
                case 0x06 -> {
                    return value;
                }
                default -> throw new AssertionError(HexFormat.of().formatHex(program));
            }
            at += 1 + jump;
        }
    }

    private static int jump(ByteBuffer steps, int at, boolean holds) {
        return Byte.toUnsignedInt(steps.get(at * 8 + (holds ? 2 : 3)));
    }
}
