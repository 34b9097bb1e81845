package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.cli.control.Frame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apply, export, import and password ask of the box, and what they make of its answer. */
class SiteCommandsTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    private Path data;

    @BeforeEach
    void sit() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        line = new TypedLine(data);
    }

    /** A stopped box is one that has its site in the folder. */
    private void stopBox() throws IOException {
        Files.createFile(data.resolve("site.db"));
    }

    /** The line as typed, FILE for a file that holds "text of the file"; the words asked, and the text with them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apply FILE                       | apply FILE FILE                 | text of the file",
                "apply FILE --force               | apply FILE FILE force           | text of the file",
                "apply --allow-removal --force FILE | apply FILE FILE force allow-removal | text of the file",
                "history                          | history                         | ''",
                "history --since 7                | history since 7                 | ''",
                "history 12                       | history 12                      | ''",
                "history --file 12                | history-file 12                 | ''",
                "diff 12                          | diff 12 present                 | ''",
                "diff 12 17                       | diff 12 17                      | ''",
                "rollback 12                      | rollback 12                     | ''",
                "rollback --secrets --allow-removal 12 | rollback 12 secrets allow-removal | ''",
                "export                           | export                          | ''",
                "export --secrets                 | export secrets                  | ''",
                "export --csv                     | export-table                    | ''",
                "export --csv --secrets           | export-table secrets            | ''",
                "export --phonebook               | export-phonebook                | ''",
                "export --phonebook --csv         | export-phonebook                | ''",
                "import FILE                      | import FILE                     | text of the file",
                "import --dry-run FILE            | import FILE dry-run             | text of the file",
                "import FILE --phonebook          | import-phonebook FILE           | text of the file",
                "import FILE --phonebook --dry-run | import-phonebook FILE dry-run  | text of the file",
                "password admin                   | password admin                  | typed secret",
                "password Anna%Bell               | password Anna%25Bell            | typed secret"
            })
    void theBoxIsAskedWhatTheLineSays(String typed, String words, String text) throws IOException {
        stopBox();
        Path file = Files.writeString(folder.resolve("a file.txt"), "text of the file");
        assertEquals(0, typing(typed, file), line::err);
        assertEquals("done\n", line.out());
        assertEquals("", line.err());
        List<String> asked =
                List.of(words.replace("FILE", SiteControl.word(file.toString())).split(" "));
        assertEquals(List.of(new Frame(asked, text)), line.process.asked);
    }

    @ParameterizedTest
    @CsvSource({
        "apply FILE, true",
        "import FILE, true",
        "import --phonebook FILE, true",
        "export, true",
        "password admin, false"
    })
    void anAnswerThatRefusesGivesOne(String typed, boolean onOut) throws IOException {
        stopBox();
        line.process.answer = Frame.answer(1, "it has faults");
        assertEquals(1, typing(typed, Files.writeString(folder.resolve("f"), "x")));
        assertEquals(onOut ? "it has faults\n" : "", line.out());
        assertEquals(onOut ? "" : "dialtone: it has faults\n", line.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "import", "import --phonebook"})
    void aFileThatCannotBeReadIsToldBeforeTheBoxIsAsked(String command) throws IOException {
        stopBox();
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'n', (byte) 0xe9, '\n'});
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength((16 << 20) + 1L);
        }
        Path missing = folder.resolve("missing.yaml");
        Map<Path, String> faults = Map.of(
                missing, missing + " doesn't exist; give the path of a site file",
                folder, folder + " is a folder; give the path of a site file",
                latin, latin + " is not UTF-8 text; save it as UTF-8",
                large,
                        large
                                + " is larger than 16 MiB, the most that the box reads of a site file; give the path"
                                + " of a site file");
        faults.forEach((file, says) -> {
            assertEquals(1, typing(command + " FILE", file));
            assertEquals("dialtone: " + says + "\n", line.err());
        });
        assertEquals(List.of(), line.process.asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void noPasswordIsAsNoneGiven(String typed) throws IOException {
        stopBox();
        assertEquals(1, line.typing(typed, "password", "admin"));
        assertEquals("dialtone: no password was given; nothing was changed\n", line.err());
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void onlyTheFirstLineIsThePassword() throws IOException {
        stopBox();
        assertEquals(0, line.typing("one two \nthree\n", "password", "admin"));
        assertEquals("one two ", line.process.asked.getFirst().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "export --csv", "import FILE", "history", "password admin"})
    void whereNoBoxEverWasThereIsNothingToAsk(String typed) throws IOException {
        assertEquals(1, typing(typed, Files.writeString(folder.resolve("f"), "x")));
        assertEquals(
                "dialtone: no Dialtone has its data in " + data + "; set DIALTONE_DATA to the box's data folder\n",
                line.err());
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void applyIsHowABoxBegins() throws IOException {
        line.set("dialtone.data", folder.resolve("nowhere").toString());
        assertEquals(0, typing("apply FILE", Files.writeString(folder.resolve("f"), "dialtone: 1")));
        assertEquals(1, line.process.asked.size());
    }

    @Test
    void aRunningBoxIsAskedItself() throws IOException {
        stopBox();
        List<String> heard = new ArrayList<>();
        try (ControlServer server = new ControlServer()) {
            server.open(data, handlers(heard, new Answer(0, "from the box\n")), Map.of());
            Path file = Files.writeString(folder.resolve("f"), "text");
            for (String typed : List.of("apply FILE", "export --secrets", "import FILE", "password admin")) {
                assertEquals(0, typing(typed, file), line::err);
                assertEquals("from the box\n", line.out());
            }
            String path = SiteControl.word(file.toString());
            assertEquals(
                    List.of(
                            "apply [" + path + ", " + path + "] text",
                            "export [secrets] ",
                            "import [" + path + "] text",
                            "password [admin] typed secret"),
                    heard);
        }
        assertEquals(List.of(), line.process.asked);
        assertEquals(0, line.run("export"));
        assertEquals(1, line.process.asked.size());
    }

    @Test
    void aRunningBoxThatRefusesGivesOne() throws IOException {
        try (ControlServer server = new ControlServer()) {
            server.open(data, handlers(new ArrayList<>(), new Answer(1, "no\n")), Map.of());
            assertEquals(1, line.run("export"));
            assertEquals("no\n", line.out());
            assertEquals(1, line.run("export", "--csv"));
            assertTrue(line.out().contains("doesn't know the command export-table"), line.out());
        }
    }

    private static Map<String, ControlHandler> handlers(List<String> heard, Answer answer) {
        return List.of("apply", "export", "import", "password").stream()
                .collect(Collectors.toMap(word -> word, word -> (arguments, text) -> {
                    heard.add(word + " " + arguments + " " + text);
                    return answer;
                }));
    }

    private int typing(String typed, Path file) {
        String[] words = typed.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("FILE") ? file.toString() : words[i];
        }
        return line.typing("typed secret\n", words);
    }
}
