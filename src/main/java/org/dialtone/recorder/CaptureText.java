package org.dialtone.recorder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.net.Ip4;

/**
 * A boot as a text that people read as a report and tests as data: facts as {@code key: value}, then each message, a
 * line with time, direction ({@code >}: from the phone), protocol and first line, and its fields below, indented.
 */
public final class CaptureText {

    private static final String TITLE = """
            # Dialtone field capture, version 1: what a phone (>) and the box (<) said to each other in one boot.
            # Secrets are stars. As a test of its pack, this file goes into src/test/resources/captures of the source.
            """;

    private final StringBuilder text = new StringBuilder(TITLE);
    private final Instant began;

    private CaptureText(Instant began) {
        this.began = began;
    }

    /** @param facts in their order; a null value is left out */
    public static String write(Map<String, String> facts, Take boot) {
        CaptureText capture = new CaptureText(boot.began());
        facts.forEach((key, value) -> {
            if (value != null) {
                capture.text.append(key).append(": ").append(printable(value)).append('\n');
            }
        });
        boot.messages().forEach(capture::message);
        if (boot.cut()) {
            capture.text.append("\n# The boot was longer: its end was not kept.\n");
        }
        return capture.text.toString();
    }

    private void message(RecordedMessage message) {
        double seconds = Duration.between(began, message.at()).toMillis() / 1000.0;
        text.append(String.format(
                Locale.ROOT,
                "%n+%.3f %s %s ",
                seconds,
                message.fromPhone() ? ">" : "<",
                message.carrier().says()));
        switch (message.carrier()) {
            case DHCP -> dhcp(message.bytes());
            case TFTP -> tftp(message.bytes());
            case HTTP, HTTPS, SIP_UDP, SIP_TCP, SIP_TLS -> lines(message.bytes());
        }
        if (message.note() != null) {
            field("(" + message.note() + ")");
        }
    }

    private void dhcp(byte[] bytes) {
        try {
            DhcpMessage message = DhcpMessage.decode(bytes);
            text.append(message.type().map(Enum::name).orElse("BOOTP")).append('\n');
            address("ciaddr", message.ciaddr());
            address("yiaddr", message.yiaddr());
            address("siaddr", message.siaddr());
            address("giaddr", message.giaddr());
            options(message.options());
        } catch (MalformedMessage e) {
            text.append("MALFORMED\n");
        }
    }

    private void address(String name, Ip4 address) {
        if (!address.equals(Ip4.ANY)) {
            field(name + ": " + address);
        }
    }

    private void options(Options options) {
        options.codes().forEach(code -> {
            OptionDefinition option = OptionTable.byCode(code);
            field(code + " " + option.name() + ": " + value(option, options.get(code)));
        });
    }

    /** As the site file writes it, so that it can be read back; else as bytes. */
    private static String value(OptionDefinition option, byte[] bytes) {
        String described = option.describe(bytes);
        return described.equals(printable(described)) && Arrays.equals(bytes, encoded(option, described))
                ? described
                : "0x" + HexFormat.of().formatHex(bytes);
    }

    private static byte[] encoded(OptionDefinition option, String described) {
        try {
            return option.encode(option.isText() ? List.of(described) : List.of(described.split(", ")));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** RFC 1350 section 5: an opcode of two bytes, then texts that end in a zero. */
    private void tftp(byte[] request) {
        String[] fields = latin(request).substring(2).split("\0");
        text.append("RRQ ").append(printable(String.join(" ", fields))).append('\n');
    }

    private void lines(byte[] message) {
        List<String> lines = latin(message).lines().toList();
        text.append(lines.isEmpty() ? "" : printable(lines.getFirst())).append('\n');
        lines.stream().skip(1).filter(line -> !line.isEmpty()).forEach(this::field);
    }

    private void field(String line) {
        text.append("  ").append(printable(line)).append('\n');
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String printable(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
