package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.site.model.Site.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileTest {

    @TempDir
    Path folder;

    @Test
    void theBoxHasItsNamesAtEachOfItsAddresses() throws IOException {
        HostsFile file = new HostsFile(folder);
        file.write(HostsFile.text(
                List.of(Ip4.of("10.66.0.1"), Ip4.of("192.168.7.2")),
                List.of(new Name("pbx.hotel", Ip4.of("10.66.0.9")))));
        assertEquals("""
                10.66.0.1 dialtone dialtone.local
                192.168.7.2 dialtone dialtone.local
                10.66.0.9 pbx.hotel
                """, Files.readString(folder.resolve("names")));
        assertEquals(
                "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("names"))));
    }

    @Test
    void anUnchangedFileIsNotWrittenAgain() throws IOException {
        HostsFile file = new HostsFile(folder);
        file.write("10.66.0.9 pbx.hotel\n");
        Files.setLastModifiedTime(folder.resolve("names"), FileTime.fromMillis(0));
        file.write("10.66.0.9 pbx.hotel\n");
        assertEquals(0, Files.getLastModifiedTime(folder.resolve("names")).toMillis());
        file.write("");
        assertEquals("", Files.readString(folder.resolve("names")));
    }
}
