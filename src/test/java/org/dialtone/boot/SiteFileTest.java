package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.Condition;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.StartupFault;
import org.dialtone.app.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site file at the start of the box, where the site was changed otherwise since. */
class SiteFileTest {

    private static final String HOTEL = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens}
            extensions: [{number: "1001", name: Reception}]
            """;

    private final MemoryRevisions revisions = new MemoryRevisions();
    private final SiteBook site = TestSite.book(revisions, InstantSource.system());
    private final SiteFiles files = new SiteFiles(site, revisions);

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void firstStart() throws IOException {
        path = write(HOTEL);
        assertEquals(Map.of(), start().trouble());
        assertEquals(2, site.revision());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("site.yaml"), yaml);
    }

    private SiteFile start() {
        return start(false);
    }

    private SiteFile start(boolean shared) {
        SiteFile file = new SiteFile(folder, Optional.of(path), shared, site, files);
        file.apply();
        return file;
    }

    private void rename(String from, String to) {
        TestSite.apply(site, site.export(false).replace(from, to)).require();
    }

    private static String said(SiteFile file, String about) {
        return Condition.State.up(file.trouble()).data().get(about);
    }

    @Test
    void aNewContentIsAppliedAndAnOldOneIsNot() throws IOException {
        assertEquals(Map.of(), start().trouble());
        assertEquals(2, site.revision());
        write(HOTEL.replace("Reception", "Bar"));
        assertEquals(Map.of(), start().trouble());
        assertEquals(3, site.revision());
        rename("Bar", "Mess");
        assertEquals(Map.of(), start().trouble());
        assertEquals(4, site.revision(), "the file says nothing new");
    }

    @Test
    void anOlderCopyOnAnotherMachineDoesNotTakeTheSiteBack() throws IOException {
        write(HOTEL.replace("Reception", "Bar"));
        assertEquals(Map.of(), start(true).trouble());
        assertEquals(3, site.revision());
        write(HOTEL);
        SiteFile file = start(true);
        assertEquals(3, site.revision());
        assertTrue(said(file, "not applied").contains("its content was in force before"));
        write(HOTEL.replace("Reception", "Bar"));
        assertEquals(Map.of(), file.trouble(), "the newer copy is there");
        assertEquals(Map.of(), start(true).trouble());
        write(HOTEL.replace("Reception", "Mess"));
        start(true);
        assertEquals(4, site.revision(), "what is new is applied");
        write(HOTEL);
        start(false);
        assertEquals(5, site.revision(), "on a machine alone a file of before is meant");
    }

    @Test
    void whatWasChangedOtherwiseSinceIsNotOverwritten() throws IOException {
        rename("Reception", "Bar");
        write(HOTEL.replace("Hotel", "Inn"));
        SiteFile file = start();
        assertEquals(3, site.revision());
        assertEquals(
                Map.of(
                        "not applied",
                        path + " is not applied, the site stays as it is: the site was changed otherwise since: "
                                + "extension 1001: name 'Reception' -> 'Bar'. Put the file in force with dialtone apply "
                                + "--force, or take the present site into it with dialtone export"),
                Condition.State.up(file.trouble()).data());
        files.apply(TestSite.WHO, Files.readString(path), TestSite.ANY.at(path.toString()))
                .require();
        assertEquals(Map.of(), file.trouble(), "it is in force now");
        assertEquals(Map.of(), start().trouble());
    }

    @Test
    void theTroubleIsOverWhereTheFileWasExported() throws IOException {
        rename("Reception", "Bar");
        write(HOTEL.replace("Hotel", "Inn"));
        SiteFile file = start();
        write(files.export(false));
        assertEquals(Map.of(), file.trouble());
        assertEquals(Map.of(), start().trouble());
        assertEquals(3, site.revision());
    }

    @Test
    void manyPhonesAreNotRemovedByAStart() throws IOException {
        String rooms = IntStream.range(0, 7)
                .mapToObj(", {number: \"2%02d\", name: Room}"::formatted)
                .collect(Collectors.joining());
        write(HOTEL.replace("Reception}", "Reception}" + rooms));
        start();
        write(HOTEL);
        String says = said(start(), "not applied");
        assertTrue(says.contains("7 of 8 extensions"), says);
        assertTrue(says.contains("--allow-removal"), says);
        assertEquals(3, site.revision());
    }

    @Test
    void aFaultyFileIsRefusedAndEndsOnlyAFirstStart() throws IOException {
        write(HOTEL.replace("name: Hotel", "nmae: Hotel"));
        String says = said(start(), "refused");
        assertTrue(says.contains("site.yaml:2:"), says);
        TestSite.apply(site, "dialtone: 1").require();
        assertThrows(StartupFault.class, this::start);
    }
}
