package org.dialtone.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.PasswordSet;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.Settings;

/** Makes the first password of {@code admin}, and shows it in one place: a file that only the box's user can read. */
@ApplicationScoped
public class FirstPassword {

    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    private final Path file;

    @Inject
    FirstPassword(Settings settings) {
        file = settings.data().resolve("first-password");
    }

    /** Makes a password and writes it to {@code first-password} in the data folder. */
    String make() {
        String password = new SecureRandom()
                .ints(LENGTH, 0, READABLE.length())
                .mapToObj(READABLE::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        try {
            PrivateFile.replace(file, password + "\n");
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't write the first password to " + file.toAbsolutePath()
                            + "; make the data folder writable, or set dialtone.admin.password",
                    e);
        }
    }

    /** The file that holds a made password. */
    Path file() {
        return file.toAbsolutePath().normalize();
    }

    /** Removes the file once its password is of no use. */
    void forget(@Observes PasswordSet changed) {
        if (!changed.user().equals(FirstStart.ADMIN)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't remove " + file + ", whose password is no longer valid; remove it by hand", e);
        }
    }

    /**
     * Shows the password to a person at a terminal. A container's terminal is recorded in its log, so there only the
     * file holds it.
     */
    void tell(String password) {
        Console terminal = System.console();
        boolean container =
                Stream.of("/.dockerenv", "/run/.containerenv").map(Path::of).anyMatch(Files::exists);
        if (terminal != null && terminal.isTerminal() && !container) {
            terminal.printf(
                    "%nFirst login: user admin, password %s (also in %s until it is changed)%n%n", password, file());
        }
    }
}
