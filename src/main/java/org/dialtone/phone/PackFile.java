package org.dialtone.phone;

import java.util.regex.Pattern;

/**
 * One file name that phones of a vendor ask for.
 *
 * @param name     as written in the pack, e.g. {@code {mac}.cfg}
 * @param pattern  the same as a case-blind expression; a group {@code mac} holds the phone's address
 * @param kind     what the file is
 * @param template name of its Qute template in the pack's folder, or null where the kind has none
 * @param type     media type of the answer
 */
public record PackFile(String name, Pattern pattern, Kind kind, String template, String type) {

    /** PHONE holds one phone's secrets; MODEL and COMMON never do; ABSENT is asked for, but not made here, and answers 404. */
    public enum Kind { PHONE, MODEL, COMMON, FIRMWARE, LOG, ABSENT }
}
