package org.dialtone.cli.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** As {@link ControlHandler}, for a command that sends or receives more than a text. */
@FunctionalInterface
public interface ControlStream {

    /**
     * @param brought the command's data, to its end
     * @param back    data for the command, before the answer
     * @throws IOException the command gets its message where it is a {@link org.dialtone.app.BackupFault}
     */
    ControlHandler.Answer serve(List<String> arguments, String text, InputStream brought, OutputStream back)
            throws IOException;
}
