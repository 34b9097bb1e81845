package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.dialtone.app.SharedCertificates;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;

/** Shares the authority and certificates by way of the server, once this process is the one that serves. */
public final class StoredCertificates implements SharedCertificates {

    private final Supplier<DataSource> server;
    private final KeyCheck check;
    private final SharedTls tls;
    private final String process;
    private volatile List<String> others = List.of();
    /** What was noted of this machine last. */
    private List<String> noted = List.of();
    /** Whether this process serves: another one's certificates are not for it to replace. */
    private boolean serving;

    private boolean stored = true;

    private interface Work {

        void with(Connection connection) throws IOException, SQLException;
    }

    /**
     * @param name    this process's, for people
     * @param process its identifier, over restarts
     */
    public StoredCertificates(Supplier<DataSource> server, Path data, SecretBox secrets, String name, String process) {
        this.server = server;
        this.process = process;
        check = new KeyCheck(secrets, name);
        tls = new SharedTls(data, secrets);
    }

    @Override
    public synchronized boolean serve() {
        try {
            inOne(connection -> {
                check.require(connection);
                check.note(connection);
                if (!tls.fetch(connection)) {
                    tls.push(connection);
                }
            });
            serving = true;
            return true;
        } catch (IOException | SQLException e) {
            throw new StartupFault("the certificates of all machines can't be had: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> others() {
        return others;
    }

    @Override
    public synchronized void look(List<String> own) {
        if (!serving) {
            return;
        }
        try {
            inOne(connection -> {
                if (!noted.equals(own)) {
                    SharedTls.note(connection, process, String.join("\n", own));
                }
                others = SharedTls.others(connection, process);
                if (!stored) {
                    tls.push(connection);
                }
            });
            noted = own;
            stored = true;
        } catch (IOException | SQLException _) {
            // The next look tries it again; health tells that the database is away.
        }
    }

    @Override
    public synchronized void store() throws IOException {
        if (!serving) {
            return;
        }
        stored = false;
        try {
            inOne(tls::push);
            stored = true;
        } catch (SQLException e) {
            throw new IOException("the database: " + e.getMessage(), e);
        }
    }

    private void inOne(Work work) throws IOException, SQLException {
        try (Connection connection = server.get().getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
