package org.dialtone.tftp;

import java.util.List;

/** What a transfer does next. */
public sealed interface Turn {

    /** Sends these, and waits for {@link Transfer#patience()} at most. */
    record Send(List<byte[]> packets) implements Turn {}

    /** Goes on waiting as before. */
    record Wait() implements Turn {}

    /** The client has the whole file. */
    record Done() implements Turn {}

    /** Ends without the client having said that it has the file. */
    record Failed(String why) implements Turn {}
}
