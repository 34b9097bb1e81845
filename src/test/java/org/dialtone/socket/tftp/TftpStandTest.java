package org.dialtone.socket.tftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.holder.HolderVerdict;
import org.dialtone.net.MacAddress;
import org.dialtone.socket.tftp.TftpConversation.Stand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a transfer sends once more to its client's address. */
class TftpStandTest {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress ROGUE = MacAddress.of("02:00:00:00:00:66");

    @ParameterizedTest
    @CsvSource({
        "itself, itself, SAME",
        "itself, silent, SILENT",
        "itself, unreadable, SILENT",
        "itself, another, OTHER",
        "itself, moved, OTHER",
        "itself, nobody, OTHER",
        "silent, itself, SAME",
        "silent, silent, SAME",
        "another, another, SAME",
        "nobody, quiet, SILENT",
        "quiet, nobody, OTHER",
    })
    void aSilentAddressIsNobodyElsesYet(String begun, String now, Stand stand) {
        assertEquals(stand, Stand.of(verdict(begun), verdict(now)));
    }

    private static HolderVerdict verdict(String name) {
        return switch (name) {
            case "itself" -> new HolderVerdict.Itself(PHONE);
            case "moved" -> new HolderVerdict.Itself(ROGUE);
            case "another" -> new HolderVerdict.Another(PHONE, ROGUE);
            case "silent" -> new HolderVerdict.Silent(PHONE);
            case "unreadable" -> new HolderVerdict.Unreadable(PHONE);
            default -> new HolderVerdict.Nobody(name.equals("quiet"));
        };
    }
}
