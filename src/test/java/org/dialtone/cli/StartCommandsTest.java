package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.dialtone.cli.control.Frame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} and {@code demo}, and how a command's failure is told. */
class StartCommandsTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() throws IOException {
        line = new TypedLine(Files.createDirectory(folder.resolve("data")));
    }

    @ParameterizedTest
    @CsvSource({"'', serve", "serve, serve", "demo, demo"})
    void theProcessIsStartedWithTheSettingsAndItsStatusIsTheCommands(String typed, String started) {
        line.set("dialtone.interfaces", "eth1,eth2");
        for (int status : List.of(0, 1, 3)) {
            line.process.status = status;
            assertEquals(status, line.run(words(typed)));
        }
        String once = started + " data=data interfaces=eth1,eth2 site=-";
        assertEquals(List.of(once, once, once), line.process.started);
        assertEquals("", line.out() + line.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "demo", "reset", "export", "update"})
    void settingsThatCannotBeUnderstoodStartNothing(String typed) throws IOException {
        Files.createFile(folder.resolve("data/site.db"));
        line.set("dialtone.http.port", "eighty");
        assertEquals(1, line.run(words(typed)));
        assertEquals("", line.out());
        assertEquals(
                "dialtone: setting dialtone.http.port can't be \"eighty\": Expected an integer value, got \"eighty\"\n",
                line.err());
        assertEquals(List.of(), line.process.started);
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void aFailureIsTold() throws IOException {
        Files.createFile(folder.resolve("data/site.db"));
        tells("dialtone: the disk is full\n", new StartupFault("the disk is full"));
        tells("dialtone: IOException: broken pipe\n", new IOException("broken pipe"));
        tells(
                "dialtone: the backup holds no site\n",
                new BackupFault(BackupFault.Kind.REQUEST, Said.of("backup.noSite")));
        tells("dialtone: java.lang.IllegalStateException\n", new IllegalStateException());
        tells("dialtone: one\ndialtone: two\n", new CommandFault("one\ntwo"));
        assertEquals(5, line.process.asked.size());
        assertEquals(new Frame(List.of("export"), ""), line.process.asked.getFirst());
    }

    @Test
    void withoutArgumentsTheLibraryThatReadsThemIsNotNeeded() throws ReflectiveOperationException {
        ClassLoader bare = new WithoutPicocli();
        Class<?> process = bare.loadClass(BoxProcess.class.getName());
        Object served = Proxy.newProxyInstance(
                bare,
                new Class<?>[] {process},
                (_, method, _) -> method.getName().equals("serve") ? 7 : -1);
        Object status = bare.loadClass(CommandLineStart.class.getName())
                .getMethod("run", process, String[].class)
                .invoke(null, served, new String[0]);
        assertEquals(7, status);
    }

    /** Loads the room of the commands anew, and nothing of picocli. */
    private static final class WithoutPicocli extends ClassLoader {

        WithoutPicocli() {
            super(StartCommandsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("picocli.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("org.dialtone.cli.") ? anew(name) : super.loadClass(name, resolve);
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = Objects.requireNonNull(file, name).readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static String[] words(String typed) {
        return typed.isEmpty() ? new String[0] : new String[] {typed};
    }

    private void tells(String says, Exception fault) {
        line.process.fault = fault;
        assertEquals(1, line.run("export"));
        assertEquals(says, line.err());
        assertEquals("", line.out());
    }
}
