package org.dialtone.store.site;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Typed;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@QuarkusTest
@Typed(PostgresRevisionsTest.class)
@TestProfile(OldBox.class)
class PostgresRevisionsTest extends PanacheRevisionsTest {

    @BeforeAll
    static void begin() throws SQLException {
        OnPostgres.begin();
    }

    @AfterAll
    static void end() {
        OnPostgres.end();
    }
}
