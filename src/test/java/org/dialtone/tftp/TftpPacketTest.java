package org.dialtone.tftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TftpPacketTest {

    private static byte[] bytes(String text) {
        return text.replace("~", "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** ~ represents a zero byte; the first two bytes are the opcode. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                    | opcode | bytes                                 | read
            RFC 1350 request                          | 1 | a.cfg~octet~                               | Read[file=a.cfg, mode=octet, options={}]
            any case of mode and options (RFC 2347)   | 1 | A.cfg~OcTeT~BlkSize~1428~                  | Read[file=A.cfg, mode=octet, options={blksize=1428}]
            options keep their order                  | 1 | a~netascii~tsize~0~blksize~8~              | Read[file=a, mode=netascii, options={tsize=0, blksize=8}]
            a repeated option counts once             | 1 | a~octet~blksize~8~blksize~9~               | Read[file=a, mode=octet, options={blksize=8}]
            an option without value is none           | 1 | a~octet~blksize~                           | Read[file=a, mode=octet, options={}]
            a value that doesn't end is none          | 1 | a~octet~blksize~12                         | Read[file=a, mode=octet, options={}]
            a name that doesn't end                   | 1 | a.cfg                                      | -
            a mode that doesn't end                   | 1 | a.cfg~octet                                | -
            no name                                   | 1 | ~octet~                                    | -
            write request                             | 2 | a.cfg~octet~                               | Write[file=a.cfg]
            data                                      | 3 | ~~x                                        | Stray[opcode=3]
            options acknowledged                      | 6 | blksize~8~                                 | Stray[opcode=6]
            error                                     | 5 | ~~Gone~                                    | Fault[code=0, says=Gone]
            error without end                         | 5 | ~~Gone                                     | Fault[code=0, says=Gone]
            no such opcode                            | 7 | ~~~~                                       | -
            nor is that                               | 0 | ~~~~                                       | -
            """)
    void requests(String what, int opcode, String text, String read) {
        assertEquals(
                Optional.ofNullable(read),
                TftpPacket.parse(bytes("~" + (char) opcode + text)).map(TftpPacket::toString),
                what);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0004ffff,     Ack[block=65535]
            00040001aaaa, Ack[block=1]
            000400,       -
            0004,         -
            00,           -
            000500080d0a1b5b324a00, 'Fault[code=8, says=???[2J]'
            """)
    void bytesOnTheWire(String hex, String read) {
        assertEquals(
                Optional.ofNullable(read),
                TftpPacket.parse(HexFormat.of().parseHex(hex)).map(TftpPacket::toString));
    }

    @Test
    void aRequestOfMoreThan512BytesIsNone() {
        assertEquals(Optional.empty(), TftpPacket.parse(Reader.request("a".repeat(505), "octet")));
        assertEquals(512, Reader.request("a".repeat(503), "octet").length);
        assertEquals(
                true, TftpPacket.parse(Reader.request("a".repeat(503), "octet")).isPresent());
        assertEquals(Optional.empty(), TftpPacket.parse(new byte[0]));
    }

    @Test
    void replies() {
        assertEquals("00030000616263", HexFormat.of().formatHex(Reply.data(65536, bytes("abc"))));
        assertArrayEquals(bytes("~\5~\1no such file~"), Reply.fault(Reply.Code.FILE_NOT_FOUND, "no such file"));
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tsize", "9");
        options.put("blksize", "8");
        assertArrayEquals(bytes("~\6tsize~9~blksize~8~"), Reply.optionAck(options));
    }

    @ParameterizedTest(name = "netascii of {0}")
    @CsvSource(textBlock = """
            61,         61
            '',         ''
            610a62,     610d0a62
            0d,         0d00
            0d0a,       0d000d0a
            0a0a,       0d0a0d0a
            00ff,       00ff
            """)
    void netascii(String content, String wire) {
        assertEquals(
                wire,
                HexFormat.of().formatHex(Mode.NETASCII.encode(HexFormat.of().parseHex(content))));
        assertEquals(
                content,
                HexFormat.of().formatHex(Mode.OCTET.encode(HexFormat.of().parseHex(content))));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(nullValues = "-", textBlock = """
            # RFC 2348
            blksize, 8, 8
            blksize, 1428, 1428
            blksize, 65464, 1468
            blksize, 7, -
            blksize, 65465, -
            blksize, -1, -
            blksize, 1e3, -
            blksize, 99999999999999999999, -
            # RFC 2349
            tsize, 0, 1000
            tsize, 5, -
            timeout, 1, 1
            timeout, 60, 60
            timeout, 61, -
            timeout, 0, -
            # RFC 7440
            windowsize, 1, 1
            windowsize, 65535, 32
            windowsize, 0, -
            # RFC 2347: what isn't known is left out
            multicast, x, -
            """)
    void options(String name, String value, String answered) {
        assertEquals(
                answered == null ? Map.of() : Map.of(name, answered),
                TransferOptions.of(Map.of(name, value), 1000).agreed());
    }
}
