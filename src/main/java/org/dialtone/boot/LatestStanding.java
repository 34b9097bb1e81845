package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.ServerStanding;
import org.jboss.logging.Logger;

/**
 * What the PostgreSQL server promises, and which standbys it has, as it said last: health asks it anew, a thread every few
 * seconds, and a scrape of the metrics never.
 */
@Singleton
final class LatestStanding {

    private static final Logger LOG = Logger.getLogger(LatestStanding.class);
    private static final long EVERY_SECONDS = 10;
    private final DataSource source;
    private volatile Optional<ServerStanding> latest = Optional.empty();

    LatestStanding(DataSource source) {
        this.source = source;
    }

    void begin(@Observes StartupEvent event, Rounds rounds, Settings settings) {
        if (!settings.offline() && DatabaseSetting.read(settings).isPresent()) {
            Recurring.on(
                    rounds.thread("standbys"),
                    "the database server couldn't be asked for its standbys",
                    this::look,
                    1,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    private void look() {
        try {
            read();
        } catch (SQLException e) {
            // Health and the log of the active row tell of a database that is away.
            LOG.debugf("the database server tells nothing of its standbys: %s", e.getMessage());
        }
    }

    /** Asks now. */
    ServerStanding read() throws SQLException {
        try (Connection connection = source.getConnection()) {
            ServerStanding standing = ServerStanding.read(connection);
            latest = Optional.of(standing);
            return standing;
        } catch (SQLException e) {
            latest = Optional.empty();
            throw e;
        }
    }

    /** Empty: the server didn't answer when it was asked last, or there is none. */
    Optional<ServerStanding> latest() {
        return latest;
    }
}
