package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the stories of calls.txt and subscriptions.txt: each incoming message stands there with the messages that must go out, and no others
 * may.
 */
class CallScenarioTest {

    private static final MacAddress STRANGER = MacAddress.of("02:66:00:00:00:66");

    /** One story; the name begins with the section of the RFC. */
    record Scenario(String name, List<String> lines) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scenario> stories() throws IOException {
        return Stream.concat(stories("calls.txt"), stories("subscriptions.txt"));
    }

    private static Stream<Scenario> stories(String name) throws IOException {
        try (InputStream file = CallScenarioTest.class.getResourceAsStream(name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^# "))
                    .skip(1)
                    .map(story -> story.strip().lines().toList())
                    .map(lines -> new Scenario(lines.getFirst(), lines.subList(1, lines.size())));
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void eachScenarioGoesAsItIsWritten(Scenario story) {
        Exchange exchange = new Exchange();
        for (String line : story.lines()) {
            if (line.charAt(0) != '<' && line.charAt(0) != '!') {
                exchange.lines.add(line);
                act(exchange, line);
            }
        }
        assertEquals(String.join("\n", story.lines()), String.join("\n", exchange.lines));
    }

    private static void act(Exchange exchange, String line) {
        String[] words = line.split(" ", 4);
        switch (words[0]) {
            case "+" -> exchange.pass(Duration.parse("PT" + words[1]).toMillis());
            case "-" -> exchange.restart();
            case "x" -> exchange.perform(exchange.server.lost(exchange.phones.get(words[1]).source));
            case "h" ->
                exchange.rig.holders.put(exchange.phones.get(words[1]).source.ip(), STRANGER);
            case "=" -> exchange.lines.set(exchange.lines.size() - 1, "= " + told(exchange));
            default -> speak(exchange, exchange.phones.get(words[1]), words[2], words.length > 3 ? words[3] : "");
        }
    }

    private static void speak(Exchange exchange, Handset phone, String what, String rest) {
        String[] words = rest.split(" ", 2);
        String more = words.length > 1 ? words[1].replace("\\n", "\n") + "\n" : "";
        if (Character.isDigit(what.charAt(0))) {
            exchange.send(phone, phone.answer(what, words[0], more));
        } else if (rest.isEmpty()) {
            exchange.send(phone, phone.inside(what));
        } else if (words[0].equals("in")) {
            exchange.send(phone, phone.inside(what, more));
        } else if (words[0].equals("bare")) {
            String[] bare = words[1].split(" ", 2);
            String field = bare.length > 1 ? bare[1].replace("\\n", "\n") + "\n" : "";
            exchange.send(phone, phone.bare(what, "sip:" + bare[0], field));
        } else if (words[0].startsWith("of=")) {
            exchange.send(phone, phone.sameHop(what, "sip:any@box", words[0].substring(3)));
        } else {
            boolean whole = words[0].startsWith("tel:") || words[0].startsWith("urn:");
            exchange.send(phone, phone.request(what, whole ? words[0] : "sip:" + words[0], more));
        }
    }

    private static String told(Exchange exchange) {
        return Stream.concat(
                        exchange.calls.live().stream()
                                .map(call -> call.caller() + "-" + call.called()
                                        + (call.answered() == null ? " rings" : " talks to " + call.answeredBy())),
                        exchange.ended.all().stream()
                                .map(call -> call.caller() + "-" + call.called() + " " + call.end()
                                        + (call.answered() == null
                                                ? ""
                                                : " after "
                                                        + Duration.between(call.answered(), call.ended())
                                                                .toSeconds() + "s")))
                .collect(Collectors.joining(", "));
    }
}
