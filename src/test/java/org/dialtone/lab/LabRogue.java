package org.dialtone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A device with a MAC of its own that asks the box from other devices' addresses. */
record LabRogue(Lab lab, String boxEnd, String end) {

    private static final String BOX = "10.66.0.1";

    /** The answer of the box. @param status 0: none came */
    record Reply(int status, String text) {}

    Reply get(String path, String from) {
        return get(path, from, "plain");
    }

    /**
     * @param how plain: the rogue answers ARP; hidden: it stops once it has begun; lying: it says by ARP that the address
     *            is at this MAC until the box has looked, and at its own before the box sends its answer again
     */
    Reply get(String path, String from, String how) {
        return ask("get", path, from, how);
    }

    Reply put(String path, String from) {
        return put(path, from, "plain");
    }

    Reply put(String path, String from, String how) {
        return ask("put", path, from, how);
    }

    Reply register(String transport, String password, String from) {
        return register(transport, password, from, "plain");
    }

    Reply register(String transport, String password, String from, String how) {
        return ask(transport, password, from, how);
    }

    private void lie(String from, String mac) {
        lab.onRogue("python3", "src/test/resources/lab/arp.py", end, from, mac).must();
    }

    /** Tells the box by a gratuitous ARP message that the address is the rogue's. */
    void claim(String address) {
        lab.onRogue("python3", "src/test/resources/lab/arp.py", end, address).must();
    }

    private Reply ask(String what, String of, String from, String how) {
        if (how.equals("hidden")) {
            lab.onBox("ip", "neigh", "flush", "dev", boxEnd).must();
        }
        Path ready = lab.folder.resolve("ready");
        try {
            Files.deleteIfExists(ready);
            Path output = Files.createTempFile(lab.folder, "rogue", ".txt");
            Process rogue = lab.start(
                    lab.rogueSpace,
                    output,
                    "python3",
                    "src/test/resources/lab/rogue.py",
                    what,
                    of,
                    from,
                    BOX,
                    ready.toString(),
                    end);
            Box.await(120, output, () -> Box.text(output).contains("begun"));
            if (how.equals("hidden")) {
                hide(from);
            } else if (!how.equals("plain")) {
                lie(from, how);
            }
            Files.createFile(ready);
            if (!how.equals("plain") && !how.equals("hidden")) {
                Box.await(120, output, () -> {
                    claim(from);
                    return !rogue.isAlive();
                });
            }
            rogue.onExit().join();
            String text = Box.text(output);
            List<String> status =
                    text.lines().filter(line -> line.startsWith("status ")).toList();
            return new Reply(
                    status.isEmpty() ? 0 : Integer.parseInt(status.getLast().substring(7)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the effect of dripping bytes for half a minute: the box's ARP entry fails, and the connection stays. */
    private void hide(String address) {
        String box =
                lab.onBox("cat", "/sys/class/net/" + boxEnd + "/address").must().strip();
        lab.onRogue("ip", "neigh", "replace", BOX, "lladdr", box, "dev", end, "nud", "permanent")
                .must();
        lab.onRogue("sysctl", "-qw", "net.ipv4.conf.all.arp_ignore=8").must();
        lab.onBox("ip", "neigh", "del", address, "dev", boxEnd);
    }
}
