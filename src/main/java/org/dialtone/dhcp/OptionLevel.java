package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dialtone.dhcp.wire.Enterprises;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;

/** The options that the operator set at one level, ready to be sent. */
final class OptionLevel {

    /** Gives an option's bytes for one client, or null where there is nothing to send. */
    @FunctionalInterface
    interface Source {

        byte[] bytes(Placeholders values);
    }

    private final Source[] byCode = new Source[255];
    private final int[] codes;
    private final String level;
    private final boolean always;

    private OptionLevel(String level, List<OptionSetting> settings, boolean always) {
        this.level = level;
        settings.forEach(setting -> byCode[setting.code()] = source(setting.value()));
        codes = settings.stream().mapToInt(OptionSetting::code).distinct().toArray();
        this.always = always;
    }

    /**
     * Holds no options that the protocol decides.
     *
     * @param level  the level in words, for people who ask where a value comes from
     * @param always whether the options are sent unasked: options of one client or one class are set because those
     *               phones need them, and some phones take options that they never ask for; options for all clients
     *               only answer a question
     */
    static OptionLevel of(String level, List<OptionSetting> settings, boolean always) {
        return new OptionLevel(
                level,
                settings.stream()
                        .filter(setting -> !OptionTable.byCode(setting.code()).isProtocol())
                        .toList(),
                always);
    }

    /**
     * Adds a text that is sent only where the client asks for it; null, and a code that is set already, change nothing.
     * Called once, when the level is made.
     */
    OptionLevel withAnswer(int code, String text) {
        if (text != null && byCode[code] == null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byCode[code] = _ -> bytes;
        }
        return this;
    }

    Source get(int code) {
        return byCode[code];
    }

    int[] codes() {
        return codes;
    }

    String level() {
        return level;
    }

    boolean always() {
        return always;
    }

    private static Source source(OptionValue value) {
        return switch (value) {
            case OptionValue.Bytes fixed -> _ -> fixed.bytes();
            case OptionValue.Encapsulated inside -> within(inside, OptionDefinition.LONGEST);
            case OptionValue.ByEnterprise by ->
                new EnterpriseOptions(by.parts().stream()
                        .map(part -> Map.entry(
                                part.number(),
                                part.data() instanceof OptionValue.Encapsulated inside
                                        ? within(inside, Enterprises.ROOM)
                                        : source(part.data())))
                        .toList())::bytes;
            case OptionValue.Text text -> TextTemplate.of(text.template())::bytes;
        };
    }

    private static Source within(OptionValue.Encapsulated value, int room) {
        return new SubOptions(
                value.parts().stream()
                        .map(part -> Map.entry(part.code(), source(part.value())))
                        .toList(),
                room)::bytes;
    }
}
