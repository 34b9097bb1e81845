package org.dialtone.phone;

import java.util.regex.Pattern;

/**
 * One file name that phones of a vendor ask for.
 *
 * @param name     as written in the pack, e.g. {@code {mac}.cfg}
 * @param pattern  the name as a case-blind expression, with groups {@code mac}, {@code model}, {@code code} where the
 *                 name has them
 * @param kind     what the file is
 * @param template name of its Qute template in the pack's folder, or null where the kind has none
 * @param type     media type of the answer
 * @param models   the models that get this file; null: all
 * @param why      the reason in words why the file is absent, or null
 * @param search   how the phone asks for a part of its phone book; null: the phone fetches all of it
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
        this(name, pattern, kind, template, type, models, why, null);
    }

    /** Whether a phone of this model (null: unknown) gets this file. */
    public boolean suits(String model) {
        return models == null
                || model != null && BoundedMatch.find(models, model).isPresent();
    }
}
