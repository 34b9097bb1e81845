package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Debian 13 for arm64 with the package installed, by qemu's user emulation, and then booted by qemu from Debian's
 * kernel and its own files in memory: no firmware, boot loader, disk or systemd, which is where an emulated start
 * spends its time. User emulation alone would not do: it has no IP_RECVORIGDSTADDR, for which Netty asks whenever it
 * receives several datagrams.
 */
final class Arm64Machine {

    private static final int SECONDS = 3600;
    /** Its first process; whose programs are its own, not this machine's. */
    private static final Path INIT = Path.of("src", "test", "resources", "arm64", "init");
    /** What .mk/arm64-test fetched. */
    private static final Path KERNEL = Path.of("target", "debian-kernel-arm64");

    private final Path root;
    private final Path initrd;

    /** @param folder of its files */
    Arm64Machine(Path folder) {
        root = folder.resolve("arm64");
        initrd = folder.resolve("initrd");
    }

    void setUp() {
        must(
                Path.of("src", "test", "resources", "lab", "base-image").toString(),
                root.toString(),
                "libstdc++6,systemd-standalone-sysusers,iproute2,kmod",
                "arm64");
    }

    void install(Path deb) throws IOException {
        Files.copy(deb, file("/root/new.deb"));
        must("chroot", root.toString(), "dpkg", "--install", "/root/new.deb");
        Files.delete(file("/root/new.deb"));
    }

    /** Makes one archive of all that the machine has in memory. */
    void pack() throws IOException {
        Files.copy(INIT, file("/init"));
        Files.createDirectory(file("/modules"));
        for (String module : List.of("failover", "net_failover", "virtio_net")) {
            must("find", KERNEL.toString(), "-name", module + ".ko.xz", "-exec", "cp", "{}", root + "/modules/", ";");
        }
        must(
                "sh",
                "-c",
                "cd $0 && find . ! -path './var/cache/*' ! -path './var/lib/apt/*' | cpio -o -H newc --quiet > $1",
                root.toString(),
                initrd.toString());
    }

    /**
     * The command that starts it, in the network namespace that has its link.
     *
     * @param tap      its network link, of the kind "tap"
     * @param settings for the box: NAME=value, without blanks
     */
    String[] start(String tap, String... settings) throws IOException {
        return new String[] {
            "qemu-system-aarch64",
            "-machine",
            "virt",
            "-cpu",
            "neoverse-n1",
            "-accel",
            "tcg,thread=multi",
            "-smp",
            "2",
            "-m",
            "2560",
            "-nographic",
            "-no-reboot",
            "-monitor",
            "none",
            "-kernel",
            kernel().toString(),
            "-initrd",
            initrd.toString(),
            "-append",
            "console=ttyAMA0 quiet panic=-1 rdinit=/init " + String.join(" ", settings),
            "-device",
            "virtio-rng-pci",
            "-netdev",
            "tap,id=n0,ifname=" + tap + ",script=no,downscript=no",
            "-device",
            "virtio-net-pci,netdev=n0,romfile="
        };
    }

    /** A file or folder of it, by its name there. */
    Path file(String name) {
        return root.resolve(name.substring(1));
    }

    private static Path kernel() throws IOException {
        try (var files = Files.list(KERNEL.resolve("boot"))) {
            return files.filter(each -> each.getFileName().toString().startsWith("vmlinuz-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void must(String... command) {
        Command.run(SECONDS, List.of(command)).must();
    }

    void delete() {
        must("rm", "-rf", "--one-file-system", root.toString(), initrd.toString());
    }
}
