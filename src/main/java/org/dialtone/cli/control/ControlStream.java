package org.dialtone.cli.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** As {@link ControlHandler}, for a command that brings or takes more than a text. */
@FunctionalInterface
public interface ControlStream {

    /**
     * @param brought what the command sends, to its end
     * @param back    goes to the command before the answer
     * @throws IOException its message is told where it is a {@link org.dialtone.app.BackupFault}
     */
    ControlHandler.Answer serve(List<String> arguments, String text, InputStream brought, OutputStream back)
            throws IOException;
}
