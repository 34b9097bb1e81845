package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two branches whose routers relay DHCP to both machines of a centre, by ISC's dhcrelay and by dnsmasq: the machine that
 * serves dies, and phones there renew and boot all the same.
 */
@Tag("root")
@Tag("loss")
class BranchesIT {

    private static final String NORTH = "00:15:65:00:00:01";
    private static final String SOUTH = "00:15:65:00:00:02";
    private static final String NEW = "00:15:65:00:00:03";
    private static final String FIRST = "10.66.0.11";
    private static final String SECOND = "10.66.0.12";

    @TempDir
    Path folder;

    private TakeoverLab centre;
    private Lab branches;
    private Machine first;
    private Machine second;

    @BeforeEach
    void build() throws IOException {
        centre = new TakeoverLab(folder, List.of("one", "two"));
        branches = new Lab();
        first = centre.machines.getFirst();
        second = centre.machines.getLast();
        branch(branches.serverSpace, "71", "phone0");
        branch(branches.rogueSpace, "72", "phone1");
        first.set(
                "DIALTONE_SITE",
                Files.writeString(folder.resolve("site.yaml"), site()).toString());
        first.start();
        Box.await(120, first.log(), () -> first.ready() == 200);
        second.takeKeyOf(first);
        second.start();
        relay(branches.serverSpace, "dhcrelay", "-4", "-d", "--no-pid", "-id", "down0", "-iu", "up0", FIRST, SECOND);
        relay(
                branches.rogueSpace,
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--user=root",
                "--pid-file",
                "--dhcp-relay=10.72.0.1," + FIRST,
                "--dhcp-relay=10.72.0.1," + SECOND);
        Box.await(120, second.log(), () -> second.ready() == 503);
    }

    @AfterEach
    void close() throws IOException {
        branches.close();
        centre.close();
    }

    @Test
    void phonesOfBranchesOutliveTheMachineThatServes() throws IOException {
        LabPhone north = boots("phone0", NORTH, "10.71.0.");
        registers(north, "1001");
        Path client = stays("phone1", SOUTH);
        Box.await(60, client, () -> Box.text(client).contains("lease of 10.72.0."));
        first.kill();
        LabPhone fresh = boots("phone0", NEW, "10.71.0.");
        registers(fresh, "1003");
        assertTrue(!fresh.address().equals(north.address()), fresh::toString);
        assertEquals(200, second.ready());
        renews("phone1", client);
    }

    /** A client that goes on running, and renews when it is told to. */
    private Path stays(String end, String mac) throws IOException {
        branches.become(end, mac);
        Path script = Files.writeString(folder.resolve("client.sh"), """
                #!/bin/sh
                [ -n "$ip" ] && ip addr replace $ip/$mask dev $interface && ip route replace 10.66.0.0/16 via $router dev $interface
                exit 0
                """);
        assertTrue(script.toFile().setExecutable(true));
        Path said = folder.resolve("client.txt");
        branches.start(
                branches.phoneSpace, said, "udhcpc", "-f", "-p", pid().toString(), "-i", end, "-s", script.toString());
        return said;
    }

    private Path pid() {
        return folder.resolve("client.pid");
    }

    /** By unicast to the address that the machines share. */
    private void renews(String end, Path client) throws IOException {
        route(end, "10.72.0.");
        int before = Box.text(client).length();
        TakeoverLab.run("kill", "-USR1", Files.readString(pid()).strip());
        Box.await(60, client, () -> Box.text(client).substring(before).contains("lease of 10.72.0."));
        String said = Box.text(client).substring(before);
        assertTrue(said.contains("renew") && said.contains("obtained from " + TakeoverLab.SHARED), said);
    }

    private LabPhone boots(String end, String mac, String net) throws IOException {
        LabPhone phone = LabPhone.plug(branches, end, mac);
        assertTrue(phone.address() != null && phone.address().startsWith(net), phone::toString);
        route(end, net);
        return phone;
    }

    private void route(String end, String net) {
        branches.onPhone("ip", "route", "replace", "10.66.0.0/16", "via", net + "1", "dev", end)
                .must();
    }

    private static void registers(LabPhone phone, String number) {
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        assertEquals("http://" + TakeoverLab.SHARED, phone.root().split("/provision/")[0]);
        phone.register(TakeoverLab.SHARED, number, LabPhone.password(file)).must();
    }

    private void branch(String router, String number, String phone) {
        centre.join(router, "up0", "10.66.0." + number + "/16", "to-" + number);
        branches.cable(router, "down0", "10." + number + ".0.1/24", branches.phoneSpace, phone);
        TakeoverLab.run("ip", "netns", "exec", router, "sysctl", "-qw", "net.ipv4.ip_forward=1");
        for (Machine machine : centre.machines) {
            TakeoverLab.run(
                    "ip", "-n", machine.space, "route", "add", "10." + number + ".0.0/24", "via", "10.66.0." + number);
        }
    }

    private void relay(String router, String... command) throws IOException {
        branches.start(router, folder.resolve(command[0] + ".txt"), command);
    }

    private static String site() {
        return LabSite.on("voice0")
                .token("LabToken0001")
                .scope("centre", "10.66.0.0/16")
                .scope("north", "10.71.0.0/24", branchKeys("71"))
                .scope("south", "10.72.0.0/24", branchKeys("72"))
                .extension("1001", "North", "password: secret-one")
                .extension("1002", "South", "password: secret-two")
                .extension("1003", "New", "password: secret-three")
                .phone(NORTH, "1001")
                .phone(SOUTH, "1002")
                .phone(NEW, "1003")
                .yaml();
    }

    private static String branchKeys(String number) {
        String net = "10." + number + ".0.";
        return "pools: [" + net + "20-" + net + "250], relays: [" + net + "1, 10.66.0." + number
                + "], options: {routers: [" + net + "1]}";
    }
}
