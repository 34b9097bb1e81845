package org.dialtone.web.console.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.web.console.docs.LicenceFolder.LicencePart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of licences is read as the build writes it, and no other file is. */
class LicenceFolderTest {

    @TempDir
    Path data;

    @Test
    void partsHaveTheirLicencesAndTexts() throws IOException {
        Path folder = Files.createDirectory(data.resolve("licences"));
        assertTrue(LicenceFolder.find(Stream.of(folder)).isEmpty());
        Files.writeString(folder.resolve("a-1.0.LICENSE"), "text");
        Files.writeString(folder.resolve("INDEX.txt"), """
                What Dialtone holds, under which licence.

                org.a.a-1.0: Apache-2.0; a-1.0.LICENSE, a-1.0.NOTICE
                org.b.b-2.0: MIT, BSD-2-Clause; its jar holds no text
                """);
        LicenceFolder found = LicenceFolder.find(Stream.of(data, folder)).orElseThrow();
        assertEquals(
                List.of(
                        new LicencePart("org.a.a-1.0", "Apache-2.0", List.of("a-1.0.LICENSE")),
                        new LicencePart("org.b.b-2.0", "MIT, BSD-2-Clause", List.of())),
                found.parts());
        assertEquals("text", Files.readString(found.text("a-1.0.LICENSE").orElseThrow()));
        for (String other : List.of("../secret.key", "..", "", "nothing")) {
            assertTrue(found.text(other).isEmpty(), other);
        }
    }
}
