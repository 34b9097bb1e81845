package org.dialtone.recorder;

import java.time.Instant;
import org.dialtone.net.Ip4;

/**
 * One message between a phone and the box, with its secrets; callers don't change its bytes.
 *
 * @param at        in the time of the box
 * @param fromPhone false: the box sent it
 * @param phone     the phone's address, a relay's where one was between
 * @param box       the box's address, or where the message was broadcast to; {@link Ip4#ANY}: not looked up
 * @param note      what the bytes don't show; null: nothing
 */
public record RecordedMessage(
        Instant at, Carrier carrier, boolean fromPhone, Ip4 phone, int phonePort, Ip4 box, byte[] bytes, String note) {

    /** What a message takes of the heap beside its bytes, rounded up. */
    private static final int OVERHEAD = 128;

    /** The part of the memory bound that it takes, in bytes. */
    int cost() {
        return OVERHEAD + bytes.length + (note == null ? 0 : note.length());
    }

    /** The message with the box's address looked up. */
    public RecordedMessage at(Ip4 box) {
        return new RecordedMessage(at, carrier, fromPhone, phone, phonePort, box, bytes, note);
    }

    /** The message with other bytes and another note, such as those without secrets. */
    public RecordedMessage with(byte[] otherBytes, String otherNote) {
        return new RecordedMessage(at, carrier, fromPhone, phone, phonePort, box, otherBytes, otherNote);
    }
}
