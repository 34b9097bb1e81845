package org.dialtone.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;

/** One connection to the server of a namespace, by a psql there; made anew where it was lost. */
final class Psql implements AutoCloseable {

    private static final String END = "-- end --";

    private final List<String> command;
    private Process process;
    private BufferedWriter in;
    private BufferedReader out;

    /** @param address with its password */
    Psql(String space, String address) {
        command = Lab.in(space, "psql", "-qAtX", "-F", " ", "-v", "ON_ERROR_STOP=1", address);
    }

    /** The rows of a query, a space between columns. */
    synchronized List<String> rows(String query) throws IOException {
        if (process == null || !process.isAlive()) {
            open();
        }
        in.write(query + ";\n\\echo " + END + "\n");
        in.flush();
        List<String> rows = new ArrayList<>();
        for (String line = out.readLine(); !END.equals(line); line = out.readLine()) {
            if (line == null) {
                close();
                throw new IOException("psql ended");
            }
            rows.add(line);
        }
        return rows;
    }

    private void open() throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream()));
        out = new BufferedReader(new InputStreamReader(process.getInputStream()));
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
