package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.phone.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackWatchTest {

    @TempDir
    Path data;

    @Test
    void aChangeIsTakenOnceItHasSettled() throws IOException {
        InstalledPacks installed = new InstalledPacks(data.resolve("packs"));
        installed.load();
        List<Packs> told = new ArrayList<>();
        installed.onChange(told::add);
        try (PackWatch watch = new PackWatch(installed)) {
            watch.lookAgain();
            assertEquals(0, told.size());
            write("common.cfg", "half");
            watch.lookAgain();
            assertEquals(0, told.size());
            write("common.cfg", "own = 1\n");
            watch.lookAgain();
            assertEquals(0, told.size());
            watch.lookAgain();
            watch.lookAgain();
            assertEquals(1, told.size());
            assertEquals(
                    "Text[text=own = 1\n]",
                    installed.render("yealink/common.cfg", Map.of()).toString());
            Files.delete(data.resolve("packs/yealink/common.cfg"));
            watch.lookAgain();
            watch.lookAgain();
            assertEquals(2, told.size());
            assertEquals(
                    List.of("1", "2", "3"),
                    installed.history().versions("yealink").reversed().stream()
                            .map(each -> "" + each.number())
                            .toList());
        }
    }

    @Test
    void aBrokenChangeIsToldAndTheLastGoodOneStays() throws IOException {
        InstalledPacks installed = new InstalledPacks(data.resolve("packs"));
        write("common.cfg", "own = 1\n");
        installed.load();
        try (PackWatch watch = new PackWatch(installed)) {
            write("common.cfg", "own = {nobody}\n");
            watch.lookAgain();
            watch.lookAgain();
            assertEquals(
                    "yealink/common.cfg:1",
                    installed.faults().getFirst().file() + ":"
                            + installed.faults().getFirst().line());
            assertEquals(
                    "Text[text=own = 1\n]",
                    installed.render("yealink/common.cfg", Map.of()).toString());
            write("common.cfg", "own = 2\n");
            watch.lookAgain();
            watch.lookAgain();
            assertEquals(List.of(), installed.faults());
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve("packs/yealink").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
