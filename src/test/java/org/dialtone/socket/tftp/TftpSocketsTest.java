package org.dialtone.socket.tftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.StartupFault;
import org.dialtone.tftp.Mode;
import org.dialtone.tftp.Reader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TftpSocketsTest {

    private static final int MANY = 1000;

    private final TftpBench bench = new TftpBench("0.0.0.0", 2);

    @AfterEach
    void close() {
        bench.close();
    }

    private DatagramPacket answer(DatagramSocket phone, String server, byte[] packet) throws IOException {
        bench.ask(phone, server, packet);
        return TftpBench.hear(phone).orElseThrow();
    }

    private static String text(DatagramPacket packet) {
        return new String(TftpBench.bytes(packet), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}: {1} asks for {2}")
    @CsvSource(delimiter = '|', nullValues = "''", textBlock = """
            # as HTTP answers                 | phone | file                                       | code | words
            another's file is 403             | 1     | provision/R2Xu8aVV20Jka/001565000000.cfg   | 2    | not for this address
            at the root too                   | 1     | /001565000000.cfg                          | 2    | not for this address
            a name nobody knows is 404        | 0     | whatever.bin                               | 1    | no such file
            so is a file that ends the search | 0     | 001565000000.boot                          | 1    | no such file
            another site's folder             | 0     | provision/other/001565000000.cfg           | 1    | no such file
            a path that climbs                | 0     | ../001565000000.cfg                        | 1    | no such file
            encoded climbing                  | 0     | %2e%2e/001565000000.cfg                    | 1    | no such file
            backslashes                       | 0     | ..\\..\\001565000000.cfg                   | 1    | no such file
            """)
    void refusesWithTheErrorOfItsReason(String what, int phone, String file, int code, String words)
            throws IOException {
        try (DatagramSocket socket = TftpBench.socket(phone, 30_000)) {
            DatagramPacket packet = answer(socket, "127.0.0.1", Reader.request(file, "octet"));
            assertEquals("\0\5\0" + (char) code + words + "\0", text(packet), what);
            assertNotEquals(bench.sockets.localPort(), packet.getPort());
        }
        assertEquals(1, bench.sockets.counters().transfers().get("refused"));
        assertEquals(0, bench.sockets.counters().active());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001565000000.cfg",
                "/001565000000.cfg",
                "provision/R2Xu8aVV20Jka/001565000000.cfg",
                "/provision/R2Xu8aVV20Jka/001565000000.cfg",
                "R2Xu8aVV20Jka/001565000000.cfg",
                "Fanvil/001565000000.CFG"
            })
    void servesTheNamesThatHttpServes(String name) throws IOException {
        assertEquals(
                bench.phoneFile(0),
                new String(bench.fetch(0, new Reader(512, 1), name, "octet"), StandardCharsets.UTF_8));
        assertEquals(
                bench.phoneFile(0),
                new String(
                        bench.fetch(0, new Reader(64, 4), name, "octet", "blksize", "64", "windowsize", "4"),
                        StandardCharsets.UTF_8));
    }

    @Test
    void netasciiEndsLinesWithTwoBytes() throws IOException {
        assertArrayEquals(
                Mode.NETASCII.encode(bench.phoneFile(0).getBytes(StandardCharsets.UTF_8)),
                bench.fetch(0, new Reader(512, 1), TftpBench.file(0), "netascii"));
    }

    @Test
    void writingAndMailAreRefused() throws IOException {
        try (DatagramSocket phone = TftpBench.socket(0, 30_000)) {
            byte[] write = Reader.request("001565000000.cfg", "octet");
            write[1] = 2;
            assertEquals("\0\5\0\2this server only reads\0", text(answer(phone, "127.0.0.1", write)));
            assertEquals(
                    "\0\5\0\4the modes are octet and netascii\0",
                    text(answer(phone, "127.0.0.1", Reader.request("001565000000.cfg", "mail"))));
        }
    }

    /**
     * A phone drops a packet from another address than the one that it asked, which a machine with several addresses
     * might send.
     */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.66.0.7"})
    void theAnswerComesFromTheAddressThatWasAsked(String server) throws IOException {
        try (DatagramSocket phone = TftpBench.socket(0, 30_000)) {
            assertEquals(
                    InetAddress.getByName(server),
                    answer(phone, server, Reader.request(TftpBench.file(0), "octet"))
                            .getAddress());
            assertEquals(
                    InetAddress.getByName(server),
                    answer(phone, server, Reader.request("nothing", "octet")).getAddress());
        }
    }

    @Test
    void strangersToATransferGetAnErrorAndDisturbNothing() throws IOException {
        try (DatagramSocket phone = TftpBench.socket(0, 30_000);
                DatagramSocket other = TftpBench.socket(1, 30_000)) {
            DatagramPacket first = answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            other.send(new DatagramPacket(Reader.ack(1), 4, first.getSocketAddress()));
            assertEquals(
                    "\0\5\0\5another's transfer\0", text(TftpBench.hear(other).orElseThrow()));
            phone.send(new DatagramPacket(Reader.ack(1), 4, first.getSocketAddress()));
            String next = text(TftpBench.hear(phone).orElseThrow());
            while (next.startsWith("\0\3\0\1")) {
                // The packet is a repetition, where a second went by without the acknowledgement.
                next = text(TftpBench.hear(phone).orElseThrow());
            }
            assertTrue(next.startsWith("\0\3\0\2"), next);
        }
        assertEquals(1, bench.sockets.counters().dropped().get("foreign"));
    }

    @Test
    void aRepeatedRequestHasOneTransfer() throws IOException {
        try (DatagramSocket phone = TftpBench.socket(0, 30_000)) {
            DatagramPacket first = answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            // The first block comes again, after its time ran out, and from the same port.
            DatagramPacket again = answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            assertEquals(first.getPort(), again.getPort());
            assertEquals(1, bench.sockets.counters().active());
            assertEquals(1, bench.sockets.counters().dropped().get("repeated"));
            DatagramPacket other = answer(phone, "127.0.0.1", Reader.request("/" + TftpBench.file(0), "octet"));
            assertNotEquals(first.getPort(), other.getPort());
            assertEquals(1, bench.sockets.counters().active());
        }
    }

    /** Otherwise whoever takes a phone's address during the transfer would be sent what the phone left unacknowledged. */
    @Test
    void aBlockIsNotRepeatedToAnotherDevice() throws IOException {
        try (DatagramSocket phone = TftpBench.socket(0, 30_000)) {
            answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            phone.setSoTimeout(100);
            bench.rig.put(TftpBench.mac(99), TftpBench.FIRST, "T46S");
            while (bench.sockets.counters().active() > 0) {
                assertTrue(TftpBench.hear(phone).isEmpty());
            }
            assertEquals(1, bench.sockets.counters().transfers().get("failed"));
        }
    }

    /** It erases its flash, which takes longer than the kernel believes in a neighbour. */
    @Test
    void aPhoneThatIsSilentForAWhileGoesOnWhereItStopped() throws IOException {
        try (DatagramSocket phone = TftpBench.socket(0, 1500)) {
            DatagramPacket first = answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            bench.silent = true;
            assertTrue(TftpBench.hear(phone).isEmpty(), "whoever takes its address gets nothing");
            bench.silent = false;
            phone.send(new DatagramPacket(Reader.ack(1), 4, first.getSocketAddress()));
            assertTrue(text(TftpBench.hear(phone).orElseThrow()).startsWith("\0\3\0\2"));
            assertEquals(1, bench.sockets.counters().active());
        }
    }

    /** The look at its address takes up to a second. */
    @Test
    void aPhoneThatAnswersDuringTheLookIsNotSentABlockTwice() throws Exception {
        try (DatagramSocket phone = TftpBench.socket(0, 30_000)) {
            DatagramPacket first = answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            CompletableFuture<Runnable> look = new CompletableFuture<>();
            bench.check = look::complete;
            Runnable looked = look.get(30, TimeUnit.SECONDS);
            phone.send(new DatagramPacket(Reader.ack(1), 4, first.getSocketAddress()));
            assertTrue(text(TftpBench.hear(phone).orElseThrow()).startsWith("\0\3\0\2"));
            bench.onLoop(looked);
            phone.setSoTimeout(400);
            assertTrue(TftpBench.hear(phone).isEmpty());
        }
    }

    @Test
    void oddPacketsAreCountedAndGetNothing() throws IOException {
        List<String> odd = List.of(
                "",
                "00",
                "0001",
                "00010000",
                "0001612e636667",
                "0003000161",
                "00040001",
                "000500016100",
                "00060000",
                "ffffffff",
                "0001" + "61".repeat(600) + "006f6374657400",
                "474554202f20485454502f312e310d0a");
        try (DatagramSocket phone = TftpBench.socket(0, 30_000)) {
            for (String hex : odd) {
                bench.ask(phone, "127.0.0.1", HexFormat.of().parseHex(hex));
            }
            // Packets before the expected one would be read first.
            assertTrue(text(answer(phone, "127.0.0.1", Reader.request(TftpBench.file(0), "octet")))
                    .startsWith("\0\3\0\1"));
        }
        assertEquals(odd.size(), bench.sockets.counters().dropped().get("malformed"));
        assertEquals(1, bench.sockets.counters().requests());
    }

    @Test
    void oneAddressCannotKeepTheOthersOut() throws IOException {
        List<DatagramSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < TftpListener.MOST_OF_ONE_ADDRESS; i++) {
                DatagramSocket socket = TftpBench.socket(0, 30_000);
                open.add(socket);
                answer(socket, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
            }
            try (DatagramSocket more = TftpBench.socket(0, 200);
                    DatagramSocket other = TftpBench.socket(1, 30_000)) {
                bench.ask(more, "127.0.0.1", Reader.request(TftpBench.file(0), "octet"));
                assertTrue(text(answer(other, "127.0.0.1", Reader.request(TftpBench.file(1), "octet")))
                        .startsWith("\0\3"));
                assertTrue(TftpBench.hear(more).isEmpty());
            }
            assertEquals(1, bench.sockets.counters().dropped().get("busy"));
        } finally {
            open.forEach(DatagramSocket::close);
        }
    }

    @Test
    void aThousandPhonesAtOnce() throws ExecutionException, InterruptedException {
        try (TftpBench all = new TftpBench("127.0.0.1", MANY);
                ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> files = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int phone = i;
                files.add(phones.submit(() -> all.fetch(
                        phone,
                        new Reader(64, 1),
                        TftpBench.file(phone),
                        "octet",
                        "blksize",
                        "64",
                        "tsize",
                        "0",
                        "timeout",
                        "30")));
            }
            for (int i = 0; i < MANY; i++) {
                assertEquals(all.phoneFile(i), new String(files.get(i).get(), StandardCharsets.UTF_8));
            }
            assertEquals(0, all.sockets.counters().dropped().get("busy"));
        }
    }

    @Test
    void aTakenPortEndsTheStartInOneLine() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress("127.66.9.1", 0));
                TftpBench other = new TftpBench("127.66.9.2", 0)) {
            other.sockets.close();
            StartupFault fault =
                    assertThrows(StartupFault.class, () -> other.sockets.start("127.66.9.1", taken.getLocalPort()));
            assertTrue(
                    fault.getMessage()
                            .startsWith("TFTP can't open UDP port " + taken.getLocalPort()
                                    + " on 127.66.9.1: it is in use by "),
                    fault.getMessage());
            assertTrue(assertThrows(StartupFault.class, () -> other.sockets.start("::1", 0))
                    .getMessage()
                    .startsWith("TFTP is served over IPv4"));
        }
    }
}
