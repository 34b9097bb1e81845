package org.dialtone.tftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static Transfer transfer(int size, String... options) {
        Map<String, String> asked = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            asked.put(options[i], options[i + 1]);
        }
        return new Transfer(Content.of(content(size)), TransferOptions.of(asked, size));
    }

    /** Describes the packets that go out, e.g. {@code "DATA 1, DATA 2"}. */
    private static String says(Turn turn) {
        return switch (turn) {
            case Turn.Send(List<byte[]> packets) ->
                packets.stream().map(TransferTest::says).collect(Collectors.joining(", "));
            case Turn.Wait _ -> "wait";
            case Turn.Done _ -> "done";
            case Turn.Failed(String why) -> why;
        };
    }

    private static String says(byte[] packet) {
        return packet[1] == 6 ? "OACK" : "DATA " + (ByteBuffer.wrap(packet).getShort(2) & 0xffff);
    }

    private static String ack(Transfer transfer, int block) {
        return says(transfer.receive(new TftpPacket.Ack(block)));
    }

    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({"0, 1", "1, 1", "511, 1", "512, 2", "513, 2", "1024, 3"})
    void aBlockThatIsNotFullEndsTheFile(int size, int blocks) {
        Transfer transfer = transfer(size);
        assertEquals("DATA 1", says(transfer.begin()));
        for (int block = 1; block < blocks; block++) {
            assertEquals("DATA " + (block + 1), ack(transfer, block));
        }
        assertEquals("done", ack(transfer, blocks));
    }

    @Test
    void optionsAreAcknowledgedFirst() {
        Transfer transfer = transfer(20, "blksize", "8", "tsize", "0");
        assertEquals("OACK", says(transfer.begin()));
        assertEquals("wait", ack(transfer, 1));
        assertEquals("OACK", says(transfer.expire()));
        assertEquals("DATA 1", ack(transfer, 0));
        assertEquals("wait", ack(transfer, 0));
        assertEquals("DATA 2", ack(transfer, 1));
    }

    @Test
    void aDelayedAcknowledgmentSendsNothingAgain() {
        Transfer transfer = transfer(2000);
        transfer.begin();
        assertEquals("DATA 2", ack(transfer, 1));
        assertEquals("wait", ack(transfer, 1));
        assertEquals("wait", ack(transfer, 0));
        assertEquals("wait", ack(transfer, 3));
        assertEquals("wait", ack(transfer, 65535));
        assertEquals("DATA 3", ack(transfer, 2));
    }

    @Test
    void theNextWindowBeginsBehindTheAcknowledgedBlock() {
        Transfer transfer = transfer(8 * 9, "blksize", "8", "windowsize", "4");
        transfer.begin();
        assertEquals("DATA 1, DATA 2, DATA 3, DATA 4", ack(transfer, 0));
        assertEquals("DATA 3, DATA 4, DATA 5, DATA 6", ack(transfer, 2));
        assertEquals("DATA 7, DATA 8, DATA 9, DATA 10", ack(transfer, 6));
        assertEquals("DATA 10", ack(transfer, 9));
        assertEquals("done", ack(transfer, 10));
    }

    @Test
    void silenceIsAnsweredByTheSameUntilPatienceEnds() {
        Transfer transfer = transfer(2000);
        transfer.begin();
        ack(transfer, 1);
        StringBuilder waits = new StringBuilder();
        Turn turn = new Turn.Wait();
        while (!(turn instanceof Turn.Failed)) {
            waits.append(transfer.patience().toSeconds()).append(' ');
            turn = transfer.expire();
            assertTrue(turn instanceof Turn.Failed || says(turn).equals("DATA 2"));
        }
        assertEquals("1 2 4 8 8 8 ", waits.toString());
        assertEquals("the client fell silent after 1 of 4 blocks", says(turn));
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "30, 3", "60, 2"})
    void theClientsTimeoutIsKept(int seconds, int sendings) {
        Transfer transfer = transfer(100, "timeout", Integer.toString(seconds));
        transfer.begin();
        assertEquals(seconds, transfer.patience().toSeconds());
        for (int i = 1; i < sendings; i++) {
            assertInstanceOf(Turn.Send.class, transfer.expire());
        }
        assertEquals("the client never answered", says(transfer.expire()));
    }

    @Test
    void anErrorOfTheClientEndsIt() {
        Transfer transfer = transfer(100, "blksize", "8");
        transfer.begin();
        assertEquals(
                "the client ended it: error 8 no options",
                says(transfer.receive(new TftpPacket.Fault(8, "no options"))));
    }

    @Test
    void packetsThatNoServerExpectsChangeNothing() {
        Transfer transfer = transfer(100);
        transfer.begin();
        assertEquals("wait", says(transfer.receive(new TftpPacket.Stray(3))));
        assertEquals("wait", says(transfer.receive(new TftpPacket.Write("x"))));
        assertEquals("done", ack(transfer, 1));
    }

    @Test
    void blockNumbersWrap() {
        Transfer transfer = transfer(8 * 140_000, "blksize", "8", "windowsize", "32");
        assertArrayEquals(content(8 * 140_000), fetch(transfer, new Reader(8, 32), 0, 1));
        Transfer classic = transfer(34_000_000);
        assertArrayEquals(content(34_000_000), fetch(classic, new Reader(512, 1), 0, 1));
    }

    /** The link loses, doubles and swaps packets of both directions at random; the file arrives whole. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTransferEndsWholeOnABadLine(int seed) {
        int window = seed % 2 == 0 ? 1 : 8;
        Transfer transfer = transfer(20_000, "blksize", "100", "windowsize", Integer.toString(window));
        assertArrayEquals(content(20_000), fetch(transfer, new Reader(100, window), 15, seed));
    }

    /** @param percent percentage of packets lost, and of packets that come twice */
    private static byte[] fetch(Transfer transfer, Reader reader, int percent, int seed) {
        Random random = new Random(seed);
        Deque<byte[]> toReader = new ArrayDeque<>(transfer.begin().packets());
        Deque<byte[]> toServer = new ArrayDeque<>();
        Turn turn = new Turn.Wait();
        while (!(turn instanceof Turn.Done)) {
            byte[] packet = toReader.poll();
            byte[] answer = toServer.poll();
            if (packet != null && random.nextInt(100) >= percent) {
                reader.take(packet).ifPresent(toServer::add);
                if (random.nextInt(100) < percent) {
                    reader.take(packet).ifPresent(toServer::addFirst);
                }
            }
            if (answer != null && random.nextInt(100) >= percent) {
                turn = transfer.receive(TftpPacket.parse(answer).orElseThrow());
            } else if (packet == null && answer == null) {
                turn = reader.complete() ? transfer.receive(new TftpPacket.Ack(lastBlock(reader))) : transfer.expire();
            } else {
                turn = new Turn.Wait();
            }
            switch (turn) {
                case Turn.Send(List<byte[]> packets) -> toReader.addAll(packets);
                case Turn.Failed(String why) -> throw new AssertionError(why);
                case Turn.Wait _, Turn.Done _ -> {
                    // The transfer sends nothing.
                }
            }
        }
        return reader.file();
    }

    /** Returns the client's last acknowledgment, which it repeats as it dallies (RFC 1350 section 6). */
    private static int lastBlock(Reader reader) {
        return ByteBuffer.wrap(reader.take(new byte[] {0, 3, 0, 0}).orElseThrow())
                        .getShort(2)
                & 0xffff;
    }

    @Test
    void theContentIsTheCallersOwn() {
        byte[] content = content(10);
        byte[] before = Arrays.copyOf(content, content.length);
        new Transfer(Content.of(content), TransferOptions.of(Map.of(), 10)).begin();
        assertArrayEquals(before, content);
    }
}
