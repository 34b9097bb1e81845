package org.dialtone.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.site.model.Site.Name;

/** The file that a DNS responder beside the box watches and answers from (hosts(5); dnsmasq's hostsdir). */
public final class HostsFile {

    private static final String OWN_NAMES = "dialtone dialtone.local";

    private final Path folder;
    private String written;

    public HostsFile(Path folder) {
        this.folder = folder;
    }

    /**
     * @param own addresses of the box; the responder gives each client the one on the client's own link where there is
     *            one
     */
    public static String text(List<Ip4> own, List<Name> names) {
        StringBuilder text = new StringBuilder();
        own.forEach(
                address -> text.append(address).append(' ').append(OWN_NAMES).append('\n'));
        names.forEach(each ->
                text.append(each.address()).append(' ').append(each.name()).append('\n'));
        return text.toString();
    }

    /**
     * Replaces the file at once where the text changed; all can read the file, since another user's program reads it.
     */
    public void write(String text) throws IOException {
        if (text.equals(written)) {
            return;
        }
        // dnsmasq skips names that begin with a dot, and notices the move.
        Path next = Files.writeString(folder.resolve(".names"), text);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(next, folder.resolve("names"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written = text;
    }
}
