package org.dialtone.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.net.MacAddress;

/** A field capture, as a phone's page saves it, read as data. */
record CaptureFile(Path file, Map<String, String> facts, List<Said> messages) {

    /**
     * One message.
     *
     * @param carrier e.g. {@code DHCP}, {@code HTTP}, {@code SIP over UDP}
     * @param first   its first line
     * @param fields  the lines below it
     */
    record Said(boolean fromPhone, String carrier, String first, List<String> fields) {

        /** The value of a field, e.g. of {@code User-Agent}. */
        Optional<String> field(String name) {
            return fields.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst();
        }

        /** The value of a DHCP option as text. */
        Optional<String> option(int code) {
            return fields.stream()
                    .filter(line -> line.startsWith(code + " "))
                    .map(line -> line.substring(line.indexOf(": ") + 2))
                    .findFirst();
        }

        /** What the box noted beside the message, such as {@code document, 812 bytes}. */
        String note() {
            return fields.getLast().replaceAll("[()]", "");
        }

        /** The DHCP message, as far as its options go. */
        DhcpMessage message(MacAddress mac) {
            MessageBuilder builder =
                    DhcpMessage.builder().type(MessageType.valueOf(first)).mac(mac);
            fields.stream().filter(line -> line.matches("\\d+ .*")).forEach(line -> {
                OptionDefinition option = OptionTable.byCode(Integer.parseInt(line.substring(0, line.indexOf(' '))));
                builder.option(option.code(), bytes(option, line.substring(line.indexOf(": ") + 2)));
            });
            return builder.build();
        }

        private static byte[] bytes(OptionDefinition option, String text) {
            return option.encode(option.isText() || text.startsWith("0x") ? List.of(text) : List.of(text.split(", ")));
        }
    }

    static CaptureFile read(Path file) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<Said> messages = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("+")) {
                    messages.add(message(line));
                } else if (line.startsWith("  ")) {
                    messages.getLast().fields().add(line.substring(2));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    facts.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new CaptureFile(file, facts, messages);
    }

    /** E.g. {@code +0.120 > SIP over UDP REGISTER sip:10.66.0.1 SIP/2.0}. */
    private static Said message(String line) {
        String[] words = line.split(" ", 3);
        String carrier = words[2].startsWith("SIP over ")
                ? words[2].substring(0, "SIP over TCP".length())
                : words[2].split(" ")[0];
        return new Said(
                words[1].equals(">"),
                carrier,
                words[2].substring(carrier.length()).strip(),
                new ArrayList<>());
    }

    MacAddress phone() {
        return MacAddress.of(facts.get("phone"));
    }

    /** What the phone sent over these. */
    List<Said> sent(String... carriers) {
        return messages.stream()
                .filter(said -> said.fromPhone() && List.of(carriers).contains(said.carrier()))
                .toList();
    }

    /** The box's first message after this one over the same carrier. */
    Optional<Said> answer(Said asked) {
        return messages.subList(indexOf(asked) + 1, messages.size()).stream()
                .filter(said -> !said.fromPhone() && said.carrier().equals(asked.carrier()))
                .findFirst();
    }

    private int indexOf(Said asked) {
        int index = 0;
        while (messages.get(index) != asked) {
            index++;
        }
        return index;
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
