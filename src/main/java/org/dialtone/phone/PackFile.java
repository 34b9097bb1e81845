package org.dialtone.phone;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;

/**
 * One file name that phones of a vendor ask for.
 *
 * @param name     as written in the pack, e.g. {@code {mac}.cfg}
 * @param pattern  the name as a case-blind expression, with groups {@code mac}, {@code model}, {@code revision},
 *                 {@code code} where the name has them
 * @param kind     what the file is
 * @param template name of its Qute template in the pack's folder, or null where the kind has none
 * @param type     media type of the answer
 * @param models   the models that get this file; null: all
 * @param why      the reason in words why the file is absent, or null
 * @param search   how the phone asks for a part of its phone book; null: the phone fetches all of it
 * @param firmware the least firmware that takes this file, as numbers with dots; null: any, and unknown too
 */
public record PackFile(
        String name,
        Pattern pattern,
        Kind kind,
        String template,
        String type,
        Pattern models,
        String why,
        BookSearch search,
        String firmware) {

    /**
     * PHONE holds one phone's secrets; MODEL, COMMON and PHONEBOOK never do. FIRMWARE is the file that the site names
     * for phones like the asking one or, with a template, a description of that file. LOG is a file that the phone
     * uploads. ABSENT is a file that phones ask for and the box doesn't make: it answers 404.
     */
    public enum Kind {
        PHONE,
        MODEL,
        COMMON,
        PHONEBOOK,
        FIRMWARE,
        LOG,
        ABSENT
    }

    public PackFile(String name, Pattern pattern, Kind kind, String template, String type) {
        this(name, pattern, kind, template, type, null, null);
    }

    public PackFile(String name, Pattern pattern, Kind kind, String template, String type, Pattern models, String why) {
        this(name, pattern, kind, template, type, models, why, null, null);
    }

    /** Whether phones of this model (null: unknown) get this file, with whatever firmware. */
    public boolean suits(String model) {
        return models == null
                || model != null && BoundedMatch.find(models, model).isPresent();
    }

    /** Whether a phone of this model and this firmware (null: unknown) gets this file. */
    public boolean suits(String model, String running) {
        return suits(model) && (firmware == null || running != null && isAtLeast(running, firmware));
    }

    /**
     * The name as this phone asks for it; parts that aren't known stay as they are written.
     *
     * @param model the phone's model, or null
     */
    public String filled(MacAddress mac, boolean upperCase, String model) {
        String colons = upperCase ? mac.toString().toUpperCase(Locale.ROOT) : mac.toString();
        return name.replace("{mac}", colons.replace(":", ""))
                .replace("{mac-}", colons.replace(':', '-'))
                .replace("{mac_}", colons.replace(':', '_'))
                .replace("{model}", model == null ? "{model}" : model);
    }

    /** Compares number by number, as vendors count: 2.12 comes after 2.6. A part that is no number counts as 0. */
    private static boolean isAtLeast(String running, String least) {
        int[] one = numbers(running);
        int[] other = numbers(least);
        int length = Math.max(one.length, other.length);
        return Arrays.compare(Arrays.copyOf(one, length), Arrays.copyOf(other, length)) >= 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", 20))
                .mapToInt(part -> part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0)
                .toArray();
    }
}
