package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourQueryTest {

    private static final Ip4 ADDRESS = Ip4.of("10.66.1.4");

    /** As the kernel writes it on a little-endian machine: the header, the entry, NDA_DST, NDA_LLADDR. */
    private static ByteBuffer answer(String type, String state, String attributes) {
        String hex = "00000000" + type + "0000" + "07000000" + "00000000" + "02000000" + "03000000" + state + "0001"
                + attributes;
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "1c00, 0200, 080001000a4201040a000200001565000001ffff, 00:15:65:00:00:01",
        "1c00, 0400, 0a000200001565000001ffff, 00:15:65:00:00:01",
        "1c00, 8000, 0a000200001565000001ffff, 00:15:65:00:00:01",
        "1c00, 0100, 080001000a420104, ",
        "1c00, 2000, 0a000200001565000001ffff, ",
        "1c00, 0200, 080001000a420104, ",
        "1c00, 0200, 0800020000156500, ",
        "1c00, 0200, 0a0002000015, ",
        "1c00, 0200, 00000200, ",
        "0200, 0200, 0a000200001565000001ffff, ",
    })
    void anEntryThatWasToldHasItsDevice(String type, String state, String attributes, String mac) {
        assertEquals(
                Optional.ofNullable(mac).map(MacAddress::of), NeighbourQuery.device(answer(type, state, attributes)));
    }

    @Test
    void aQuestionIsForOneAddressOfOneInterface() {
        ByteBuffer question = ByteBuffer.allocate(36);
        NeighbourQuery.write(question, 7, 3, ADDRESS);
        ByteBuffer read = question.flip().order(ByteOrder.nativeOrder());
        assertEquals(
                List.of(36, 30, 7, 3, ADDRESS.bits()),
                List.of(
                        read.getInt(0),
                        (int) read.getShort(4),
                        read.getInt(8),
                        read.getInt(20),
                        question.order(ByteOrder.BIG_ENDIAN).getInt(32)));
    }

    @Test
    void theKernelKnowsNobodyOnTheLoopback() {
        assertEquals(Optional.empty(), new NeighbourQuery().at(1, ADDRESS));
    }

    /** Where this machine has met a neighbour, both ways to ask for it agree. */
    @Test
    void theKernelsAnswerIsTheOneInItsTable() throws IOException {
        List<String[]> met = Files.readAllLines(Path.of("/proc/net/arp")).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words[2].equals("0x2"))
                .toList();
        Assumptions.assumeFalse(met.isEmpty());
        String[] words = met.getFirst();
        assertEquals(
                Optional.of(MacAddress.of(words[3])), new NeighbourQuery().at(Link.index(words[5]), Ip4.of(words[0])));
    }
}
