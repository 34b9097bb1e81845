package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The program as a hardened container runs it: another user with the rights that he is given, and a folder for
 * temporary files in which nothing may run. Needs root.
 *
 * @param temporary that folder, which the program alone sees
 * @param data      the user's data folder
 * @param mount     where the program lies for him, who perhaps can't enter the folder that it lies in
 */
record Confined(Path temporary, Path data, Path mount) {

    static final String USER = "10066";
    /** What serving on low ports and on interfaces needs. */
    static final String TWO_RIGHTS = "-all,+net_bind_service,+net_raw";

    static final String NO_RIGHTS = "-all";

    private static final String ENTER = """
        mount -t tmpfs -o noexec,nosuid,nodev,mode=1777 tmpfs "$0" && mount --bind "$1" "$2" || exit
        rights=$3
        shift 3
        exec setpriv --reuid %1$s --regid %1$s --clear-groups --no-new-privs \
          --bounding-set "$rights" --inh-caps "$rights" --ambient-caps "$rights" "$@"
        """.formatted(USER);

    /** @param folder is opened to everybody, since the user must pass it */
    static Confined in(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Confined confined = new Confined(
                Files.createDirectory(folder.resolve("tmp")),
                Files.createDirectory(folder.resolve("data")),
                Files.createDirectory(folder.resolve("program")));
        confined.handOver();
        return confined;
    }

    /** Gives the user all that lies in the data folder. */
    void handOver() {
        Command.run(120, List.of("chown", "-R", USER + ":" + USER, data.toString()))
                .must();
    }

    /** Whether this process may make such a place. */
    static boolean isPossible() {
        return Command.run(120, List.of("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"))
                        .status()
                == 0;
    }

    /** The command line that starts the program there. */
    List<String> command(String rights, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                ENTER,
                temporary.toString(),
                Packaged.PROGRAM.file().getParent().toString(),
                mount.toString(),
                rights));
        command.addAll(Packaged.PROGRAM.in(mount).command(List.of("-Djava.io.tmpdir=" + temporary), arguments));
        return command;
    }
}
