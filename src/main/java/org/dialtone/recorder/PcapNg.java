package org.dialtone.recorder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dialtone.net.MacAddress;

/**
 * A recording as a pcapng file (draft-ietf-opsawg-pcapng), which Wireshark and tshark read. Its Ethernet, IP, UDP and
 * TCP headers are made up around what was said; comments on the packets tell what the bytes don't show.
 */
public final class PcapNg {

    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int PACKET = 6;
    private static final int COMMENT = 1;
    private static final int APPLICATION = 4;
    private static final short ETHERNET = 1;
    private static final int LONGEST_COMMENT = 2_000;
    private static final String SAYS = """
            Recorded by Dialtone above the network: each packet holds one message as phone or box sent it. The headers \
            below are made up, with the registered port of each protocol as the box's. Files that phones got are left \
            out, and what came over TLS is shown without it.""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final UnaryOperator<Instant> meant;
    private final MadeUpHeaders headers;

    private PcapNg(MacAddress phone, UnaryOperator<Instant> meant) {
        this.meant = meant;
        headers = new MadeUpHeaders(phone);
    }

    /**
     * The file's bytes.
     *
     * @param application name and version of this program
     * @param meant       from the time of the box to the time that people read
     */
    public static byte[] write(MacAddress phone, List<Take> takes, String application, UnaryOperator<Instant> meant) {
        PcapNg file = new PcapNg(phone, meant);
        file.section(application);
        takes.forEach(file::take);
        return file.out.toByteArray();
    }

    private void section(String application) {
        ByteBuffer head = buffer(16)
                .putInt(0x1A2B3C4D)
                .putShort((short) 1)
                .putShort((short) 0)
                .putLong(-1);
        block(SECTION, head.array(), options(COMMENT, SAYS, APPLICATION, application));
        block(
                INTERFACE,
                buffer(8).putShort(ETHERNET).putShort((short) 0).putInt(0).array(),
                new byte[0]);
    }

    private void take(Take take) {
        String begins = "Begins: " + take.kind().word() + " of "
                + meant.apply(take.began()).truncatedTo(ChronoUnit.SECONDS)
                + (take.cut() ? ", whose end was too long to keep" : "");
        for (int i = 0; i < take.messages().size(); i++) {
            packet(take.messages().get(i), i == 0 ? begins : null);
        }
    }

    private void packet(RecordedMessage message, String begins) {
        List<String> says = new ArrayList<>();
        if (begins != null) {
            says.add(begins);
        }
        if (message.carrier().isSecured()) {
            says.add(message.carrier().says() + ", shown without TLS");
        }
        if (message.note() != null) {
            says.add(message.note());
        }
        byte[] bytes = headers.around(message);
        Instant at = meant.apply(message.at());
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        ByteBuffer body = buffer(20 + padded(bytes.length))
                .putInt(0)
                .putInt((int) (micros >>> 32))
                .putInt((int) micros)
                .putInt(bytes.length)
                .putInt(bytes.length)
                .put(bytes);
        block(PACKET, body.array(), says.isEmpty() ? new byte[0] : options(COMMENT, String.join("; ", says)));
    }

    /** @param codesAndTexts in turn */
    private static byte[] options(Object... codesAndTexts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            String text = (String) codesAndTexts[i + 1];
            byte[] value =
                    text.substring(0, Math.min(text.length(), LONGEST_COMMENT)).getBytes(StandardCharsets.UTF_8);
            all.writeBytes(buffer(4 + padded(value.length))
                    .putShort(((Integer) codesAndTexts[i]).shortValue())
                    .putShort((short) value.length)
                    .put(value)
                    .array());
        }
        all.writeBytes(new byte[4]);
        return all.toByteArray();
    }

    private void block(int type, byte[] body, byte[] options) {
        int length = 12 + body.length + options.length;
        out.writeBytes(buffer(length)
                .putInt(type)
                .putInt(length)
                .put(body)
                .put(options)
                .putInt(length)
                .array());
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
