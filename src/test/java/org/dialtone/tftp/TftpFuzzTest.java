package org.dialtone.tftp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * No bytes throw, and no client makes a transfer send more than a window at once. The seeds are in the folder beside,
 * one folder for each method.
 */
class TftpFuzzTest {

    @FuzzTest(maxDuration = "1h")
    void packet(byte[] bytes) {
        if (TftpPacket.parse(bytes).orElse(null) instanceof TftpPacket.Read read) {
            TransferOptions terms = TransferOptions.of(read.options(), 100);
            assertTrue(terms.blockSize() >= 8 && terms.blockSize() <= TransferOptions.LARGEST_BLOCK, terms.toString());
            assertTrue(terms.window() >= 1 && terms.window() <= TransferOptions.WIDEST_WINDOW, terms.toString());
            new Transfer(Content.of(new byte[100]), terms).begin();
            Mode.named(read.mode());
        }
    }

    /** The bytes are a client's packets, four bytes each; bytes that are no packet let the time run out. */
    @FuzzTest(maxDuration = "1h")
    void transfer(byte[] bytes) {
        Transfer transfer = new Transfer(
                Content.of(new byte[900]), TransferOptions.of(Map.of("blksize", "8", "windowsize", "3"), 900));
        transfer.begin();
        for (int at = 0; at + 4 <= bytes.length; at += 4) {
            Optional<TftpPacket> packet = TftpPacket.parse(Arrays.copyOfRange(bytes, at, at + 4));
            switch (packet.map(transfer::receive).orElseGet(transfer::expire)) {
                case Turn.Send send -> assertTrue(send.packets().size() <= 3);
                case Turn.Wait _ -> assertTrue(transfer.patience().isPositive());
                case Turn.Done _, Turn.Failed _ -> {
                    return;
                }
            }
        }
    }
}
