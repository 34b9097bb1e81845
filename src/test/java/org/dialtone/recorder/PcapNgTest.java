package org.dialtone.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

/** The blocks of a pcapng file, read by their lengths alone; tshark reads one in the lab. */
class PcapNgTest {

    private final Recorder recorder = new Recorder(1 << 20, Optional::of, BootShelf.NONE);
    private final RecordedPhone phone = new RecordedPhone(recorder, "001565aabbcc");

    private record Block(int type, byte[] body) {}

    private List<Block> blocks() {
        byte[] file = PcapNg.write(phone.mac, recorder.takes(phone.mac), "Dialtone test", UnaryOperator.identity());
        ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Block> blocks = new ArrayList<>();
        while (rest.hasRemaining()) {
            int type = rest.getInt();
            int length = rest.getInt();
            assertEquals(0, length % 4);
            byte[] body = new byte[length - 12];
            rest.get(body);
            assertEquals(length, rest.getInt(), "the length stands at both ends");
            blocks.add(new Block(type, body));
        }
        return blocks;
    }

    @Test
    void aSectionAnInterfaceAndAPacketForEachMessage() {
        phone.boots();
        assertEquals(
                List.of(0x0A0D0D0A, 1, 6, 6, 6, 6, 6),
                blocks().stream().map(Block::type).toList());
    }

    @Test
    void packetsHaveSoundHeadersAndTheirComments() {
        phone.fetches("/y.cfg");
        Block answer = blocks().getLast();
        ByteBuffer packet = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
        long micros = (packet.getInt(4) & 0xffffffffL) << 32 | packet.getInt(8) & 0xffffffffL;
        assertEquals(phone.now.getEpochSecond() * 1_000_000, micros);
        byte[] bytes = new byte[packet.getInt(12)];
        packet.get(20, bytes);
        assertEquals(0xffff, sum(bytes, 14, 20), "checksum of IP");
        assertEquals("10.66.0.1", Ip4.of(bytes, 26).toString());
        assertEquals(80, (bytes[34] & 0xff) << 8 | bytes[35] & 0xff);
        assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("document, 812 bytes"));
    }

    /** Ones' complement, so a sound header sums up to all ones (RFC 1071). */
    private static int sum(byte[] bytes, int from, int length) {
        int sum = 0;
        for (int i = from; i < from + length; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
        }
        return (sum & 0xffff) + (sum >>> 16);
    }
}
