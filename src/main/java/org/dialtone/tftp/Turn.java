package org.dialtone.tftp;

import java.util.List;

/** The next action of a transfer. */
public sealed interface Turn {

    /** Send these packets, and wait for {@link Transfer#patience()} at most. */
    record Send(List<byte[]> packets) implements Turn {}

    /** Go on waiting as before. */
    record Wait() implements Turn {}

    /** End: the client has the whole file. */
    record Done() implements Turn {}

    /** End: the client hasn't confirmed that it has the file. */
    record Failed(String why) implements Turn {}
}
