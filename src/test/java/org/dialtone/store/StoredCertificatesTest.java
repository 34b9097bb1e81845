package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.site.compile.SecretBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever machine serves, its folder of certificates is that of the one before it. */
class StoredCertificatesTest {

    private final DatabaseAddress address = PostgresCluster.fresh();

    @TempDir
    Path folder;

    private StoredCertificates harbour;
    private StoredCertificates hill;

    @BeforeEach
    void makeMachines() throws IOException, SQLException {
        new PostgresServer(address).connect().close();
        harbour = share("harbour");
        new SecretBox(machine("harbour"), new SecureRandom()).seal("", "");
        Files.copy(machine("harbour").resolve("secret.key"), machine("hill").resolve("secret.key"));
        hill = share("hill");
    }

    private Path machine(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private StoredCertificates share(String name) throws IOException {
        return new StoredCertificates(
                this::source, machine(name), new SecretBox(machine(name), new SecureRandom()), name, name);
    }

    private DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getConnection" -> PostgresCluster.connect(address);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void write(String machine, String file, String text) throws IOException {
        PrivateFile.replace(
                Files.createDirectories(machine(machine).resolve("tls")).resolve(file), text);
    }

    private Map<String, String> files(String machine) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.list(machine(machine).resolve("tls"))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return files;
    }

    private String sealed() throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection server = PostgresCluster.connect(address);
                ResultSet row =
                        server.createStatement().executeQuery("select name, sealed from tls_file order by name")) {
            while (row.next()) {
                rows.append(row.getString(1))
                        .append('=')
                        .append(row.getString(2))
                        .append('\n');
            }
        }
        return rows.toString();
    }

    @Test
    void theNextMachineHasTheCertificatesOfTheOneBefore() throws IOException, SQLException {
        write("harbour", "authority.pem", "authority of harbour");
        write("harbour", "server.pem", "certificate 1");
        assertTrue(harbour.serve());
        assertFalse(sealed().contains("harbour"), "no key lies open on the server");
        write("hill", "authority.pem", "authority of hill");
        write("hill", "given.pem", "of nobody");
        hill.serve();
        assertEquals(Map.of("authority.pem", "authority of harbour", "server.pem", "certificate 1"), files("hill"));

        write("hill", "server.pem", "certificate 2");
        write("hill", "given.pem", "given");
        hill.store();
        harbour.serve();
        assertEquals(
                Map.of("authority.pem", "authority of harbour", "server.pem", "certificate 2", "given.pem", "given"),
                files("harbour"));
        Files.delete(machine("harbour").resolve("tls/given.pem"));
        harbour.store();
        hill.serve();
        assertFalse(files("hill").containsKey("given.pem"));
        assertEquals(2, sealed().lines().count());
    }

    @Test
    void aMachineThatWaitsChangesNothing() throws IOException, SQLException {
        write("harbour", "authority.pem", "authority of harbour");
        harbour.serve();
        String before = sealed();
        write("hill", "authority.pem", "authority of hill");
        hill.store();
        hill.look(List.of("hill"));
        harbour.look(List.of("harbour"));
        assertEquals(before, sealed());
        assertEquals(List.of(), harbour.others());
    }

    @Test
    void eachLearnsTheNamesOfTheOthers() {
        harbour.serve();
        harbour.look(List.of("10.66.0.11", "harbour"));
        assertEquals(List.of(), harbour.others());
        hill.serve();
        hill.look(List.of("10.66.0.12", "hill"));
        assertEquals(List.of("10.66.0.11", "harbour"), hill.others());
        harbour.look(List.of("10.66.0.11", "harbour"));
        assertEquals(List.of("10.66.0.12", "hill"), harbour.others());
        hill.look(List.of("10.66.0.13", "hill"));
        harbour.look(List.of("10.66.0.11", "harbour"));
        assertEquals(List.of("10.66.0.13", "hill"), harbour.others());
    }

    @Test
    void whatCouldNotBeStoredIsStoredLater() throws IOException, SQLException {
        write("harbour", "authority.pem", "authority of harbour");
        harbour.serve();
        harbour.look(List.of("harbour"));
        PostgresCluster.allow(false, address);
        write("harbour", "server.pem", "certificate 1");
        assertThrows(IOException.class, harbour::store);
        harbour.look(List.of("harbour"));
        PostgresCluster.allow(true, address);
        assertEquals(1, sealed().lines().count());
        harbour.look(List.of("harbour"));
        assertEquals(2, sealed().lines().count());
    }

    @Test
    void rowsOfAnotherKeyAreToldAndNotTaken() throws IOException {
        write("harbour", "authority.pem", "authority of harbour");
        harbour.serve();
        PostgresCluster.execute(address, "update tls_file set sealed = overlay(sealed placing 'AAAA' from 30)");
        write("hill", "authority.pem", "authority of hill");
        assertTrue(assertThrows(StartupFault.class, hill::serve).getMessage().contains("delete all rows of its table"));
        assertEquals("authority of hill", files("hill").get("authority.pem"));
        Files.delete(machine("hill").resolve("secret.key"));
        assertTrue(assertThrows(StartupFault.class, share("hill")::serve)
                .getMessage()
                .contains("which is missing"));
    }
}
