package org.dialtone.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Reads an operator's question for {@link WhatIf}; an IllegalArgumentException says what can't be understood, and what
 * can.
 */
public final class WhatIfQuestion {

    private static final List<String> KEYS = List.of("mac", "class", "userclass", "interface", "giaddr", "ask");
    private static final List<String> MAY_HOLD_COMMAS = List.of("class", "userclass", "ask");
    private static final int LONGEST = 255;

    private WhatIfQuestion() {}

    /** Reads a question from text such as {@code mac=00:15:65:aa:bb:cc,class=yealink,interface=10.66.0.1,ask=66,43}. */
    public static WhatIf.Question of(String text, MachineInterfaces machine) {
        Map<String, String> fields = new LinkedHashMap<>();
        String key = null;
        for (String piece : text.split(",")) {
            int equals = piece.indexOf('=');
            boolean begins = equals > 0 && (!mayGoOn(key) || KEYS.contains(piece.substring(0, equals)));
            key = begins ? key(piece.substring(0, equals)) : key;
            // A comma may belong to the value: ask=66,43.
            fields.merge(key(key), piece.substring(begins ? equals + 1 : 0), (before, more) -> before + "," + more);
        }
        List<String> ask = fields.containsKey("ask") ? List.of(fields.get("ask").split(",")) : List.of();
        return of(
                machine,
                fields.get("mac"),
                fields.get("class"),
                fields.get("userclass"),
                fields.get("interface"),
                fields.get("giaddr"),
                ask.stream().map(WhatIfQuestion::code).toList());
    }

    /** Reads a question from its parts as they were written; all but the first may be null. */
    public static WhatIf.Question of(
            MachineInterfaces machine,
            String mac,
            String vendorClass,
            String userClass,
            String link,
            String relay,
            List<Integer> ask) {
        MacAddress who = Optional.ofNullable(mac)
                .flatMap(MacAddress::parse)
                .orElseThrow(() ->
                        new UnclearQuestion(mac == null ? Said.of("question.phone") : Said.of("question.mac", mac)));
        Optional.ofNullable(ask).orElse(List.of()).forEach(WhatIfQuestion::requireCode);
        return new WhatIf.Question(
                who,
                requireShort(vendorClass),
                requireShort(userClass),
                link == null ? null : link(machine, link),
                relay == null ? null : address("giaddr", relay),
                ask == null ? List.of() : new ArrayList<>(ask));
    }

    /** Whether a comma may belong to the value of this key, whose next piece then is no key. */
    private static boolean mayGoOn(String key) {
        return key != null && MAY_HOLD_COMMAS.contains(key);
    }

    private static String key(String key) {
        if (key == null || !KEYS.contains(key)) {
            String known = String.join(", ", KEYS);
            throw new UnclearQuestion(
                    key == null ? Said.of("question.nothing", known) : Said.of("question.key", key, known));
        }
        return key;
    }

    private static int code(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw new UnclearQuestion(Said.of("question.option", text));
        }
    }

    private static void requireCode(Integer code) {
        if (code == null || code < 1 || code > 254) {
            throw new UnclearQuestion(Said.of("question.options", String.valueOf(code)));
        }
    }

    private static String requireShort(String text) {
        if (text != null && text.length() > LONGEST) {
            throw new UnclearQuestion(Said.of("question.class", LONGEST));
        }
        return text;
    }

    private static Ip4 link(MachineInterfaces machine, String text) {
        return Ip4.parse(text)
                .or(() -> machine.find(text).map(LocalInterface::address))
                .orElseThrow(() -> new UnclearQuestion(Said.of("question.interface", text)));
    }

    private static Ip4 address(String key, String text) {
        return Ip4.parse(text).orElseThrow(() -> new UnclearQuestion(Said.of("question.address", key, text)));
    }
}
