package org.dialtone.phone;

import java.util.regex.Pattern;

/**
 * One file name that phones of a vendor ask for.
 *
 * @param name     as written in the pack, e.g. {@code {mac}.cfg}
 * @param pattern  the same as a case-blind expression; groups {@code mac}, {@code model}, {@code code} where the name has them
 * @param kind     what the file is
 * @param template name of its Qute template in the pack's folder, or null where the kind has none
 * @param type     media type of the answer
 * @param models   only phones of these models get this one; null: all
 * @param why      why it is absent, in words, or null
 * @param search   how the phone asks for a part of its phone book, or null: it fetches all of it
 */
public record PackFile(
        String name,
        Pattern pattern,
        Kind kind,
        String template,
        String type,
        Pattern models,
        String why,
        BookSearch search) {

    /**
     * PHONE holds one phone's secrets; MODEL, COMMON and PHONEBOOK never do. FIRMWARE is the file that the site names for phones
     * like the asker, or with a template what describes it. LOG is put by the phone. ABSENT is asked for, but not made here, and
     * answers 404.
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
        this(name, pattern, kind, template, type, models, why, null);
    }

    /** Whether a phone of this model (null: unknown) gets this file. */
    public boolean suits(String model) {
        return models == null
                || model != null && BoundedMatch.find(models, model).isPresent();
    }
}
