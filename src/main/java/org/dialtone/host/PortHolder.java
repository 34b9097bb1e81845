package org.dialtone.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the process that has a port open, as far as {@code /proc} shows it: to root all processes, to others their own.
 */
public final class PortHolder {

    private static final String LISTEN = "0A";
    private final Path proc;

    public PortHolder(Path proc) {
        this.proc = proc;
    }

    /** Name and number of the process, e.g. {@code dnsmasq (process 812)}. */
    public Optional<String> find(Protocol protocol, int port) {
        List<String> sockets =
                inodes(protocol, port).map(inode -> "socket:[" + inode + "]").toList();
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holds(process, sockets))
                    .findFirst()
                    .map(PortHolder::name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Stream<String> inodes(Protocol protocol, int port) {
        return Stream.of("net/" + protocol.table(), "net/" + protocol.table() + "6")
                .map(proc::resolve)
                .flatMap(PortHolder::rows)
                .filter(row -> row.length > 9 && row[1].endsWith(":%04X".formatted(port)))
                .filter(row -> protocol == Protocol.UDP || row[3].equals(LISTEN))
                .map(row -> row[9]);
    }

    private static Stream<String[]> rows(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holds(Path process, List<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : open) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String name(Path process) {
        String pid = process.getFileName().toString();
        try (Stream<String> lines = Files.lines(process.resolve("comm"))) {
            return lines.collect(Collectors.joining()) + " (process " + pid + ")";
        } catch (IOException e) {
            return "process " + pid;
        }
    }

    /** The protocol of a port. */
    public enum Protocol {
        UDP,
        TCP;

        private String table() {
            return this == UDP ? "udp" : "tcp";
        }
    }
}
