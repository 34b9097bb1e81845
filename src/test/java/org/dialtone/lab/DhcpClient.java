package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs real DHCP clients on the phones' end of a link, under tcpdump. */
final class DhcpClient {

    private static final Pattern OPTION_66 = Pattern.compile("TFTP \\(66\\), length \\d+: \"([^\"]*)\"");
    private static final Pattern BOUND = Pattern.compile("bound to (\\S+)");
    private static final Pattern YIADDR = Pattern.compile("Your-IP (\\S+)");

    private final Lab lab;
    private final String phoneEnd;

    DhcpClient(Lab lab, String phoneEnd) {
        this.lab = lab;
        this.phoneEnd = phoneEnd;
    }

    /** The ACK on the wire, and as tcpdump prints it; the first two are null where the ACK lacks them. */
    record Ack(String address, String option66, String text) {}

    /** Runs BusyBox's client: it sends a vendor class where one is given, and sets the address that it got. */
    Ack udhcpc(String mac, String vendorClass) throws IOException {
        Path script = script("""
                #!/bin/sh
                [ "$1" = deconfig ] && exit 0
                [ -n "$ip" ] && ip addr flush dev $interface && ip addr add $ip/$mask dev $interface
                exit 0
                """);
        List<String> command = new ArrayList<>(List.of(
                "udhcpc",
                "-f",
                "-q",
                "-n",
                "-t",
                "15",
                "-T",
                "2",
                "-i",
                phoneEnd,
                "-s",
                script.toString(),
                "-O",
                "tftp",
                "-O",
                "132"));
        if (vendorClass != null) {
            command.addAll(List.of("-V", vendorClass));
        }
        return watched(mac, command);
    }

    Ack dhclient(String mac, String vendorClass) throws IOException {
        Path script = script("""
                #!/bin/sh
                case $reason in BOUND|RENEW|REBIND|REBOOT)
                  ip addr flush dev $interface; ip addr add $new_ip_address/$new_subnet_mask dev $interface;; esac
                exit 0
                """);
        String send = vendorClass == null ? "" : "send vendor-class-identifier \"" + vendorClass + "\";\n";
        Path configuration = Files.writeString(
                Files.createTempFile(lab.folder, "dhclient", ".conf"),
                send + "request subnet-mask, routers, tftp-server-name; timeout 90; initial-interval 1;\n");
        Path leases = Files.createTempFile(lab.folder, "dhclient", ".leases");
        return watched(
                mac,
                List.of(
                        "dhclient",
                        "-4",
                        "-1",
                        "-d",
                        "-cf",
                        configuration.toString(),
                        "-lf",
                        leases.toString(),
                        "-pf",
                        leases + ".pid",
                        "-sf",
                        script.toString(),
                        phoneEnd));
    }

    /**
     * Runs ISC's client on a phone that has this address and remembers it from another server, of whose end it doesn't
     * know; returns the address that it has after the server's ACK.
     */
    String reboots(String mac, String address) throws IOException {
        lab.become(phoneEnd, mac);
        lab.onPhone("ip", "addr", "add", address + "/16", "dev", phoneEnd).must();
        Path leases = Files.writeString(
                Files.createTempFile(lab.folder, "dhclient", ".leases"), """
                lease {
                  interface "%s";
                  fixed-address %s;
                  option subnet-mask 255.255.0.0;
                  option dhcp-lease-time 864000;
                  option dhcp-message-type 5;
                  option dhcp-server-identifier 10.66.0.9;
                  renew never;
                  rebind never;
                  expire never;
                }
                """.formatted(phoneEnd, address));
        Path script = script("#!/bin/sh\nexit 0\n");
        Command client = lab.onPhone(
                "dhclient",
                "-4",
                "-1",
                "-v",
                "-lf",
                leases.toString(),
                "-pf",
                leases + ".pid",
                "-sf",
                script.toString(),
                phoneEnd);
        lab.onPhone("sh", "-c", "kill $(cat " + leases + ".pid)");
        String said = client.must();
        if (said.contains("DHCPDISCOVER") || said.contains("DHCPNAK")) {
            throw new AssertionError("the phone didn't keep its address: " + said);
        }
        return find(BOUND, said);
    }

    private Ack watched(String mac, List<String> command) throws IOException {
        lab.become(phoneEnd, mac);
        Path capture = Files.createTempFile(lab.folder, "capture", ".txt");
        Process tcpdump = lab.start(lab.phoneSpace, capture, "tcpdump", "-lnvvv", "-i", phoneEnd, "udp and port 68");
        Box.await(120, capture, () -> Box.text(capture).contains("listening on"));
        Path output = Files.createTempFile(lab.folder, "client", ".txt");
        Process client = lab.start(lab.phoneSpace, output, command.toArray(String[]::new));
        try {
            Box.await(120, output, () -> acks(capture).contains("(53), length 1: ACK") || !client.isAlive());
            if (!client.isAlive() && client.exitValue() != 0) {
                throw new AssertionError("the client got no lease: " + Box.text(output) + Box.text(capture));
            }
            Box.await(120, capture, () -> acks(capture).contains("END (255)"));
        } finally {
            if (command.getFirst().equals("udhcpc")) {
                client.onExit().join();
            } else {
                Box.await(120, output, () -> Box.text(output).contains("bound to"));
                client.destroy();
                client.onExit().join();
            }
            tcpdump.destroy();
        }
        String ack = acks(capture);
        return new Ack(find(YIADDR, ack), find(OPTION_66, ack), ack);
    }

    /** Returns tcpdump's text from the last ACK on, with who sent it to whom, as far as tcpdump has written it. */
    private static String acks(Path capture) {
        String text = Box.text(capture);
        int ack = text.lastIndexOf("length 1: ACK");
        int packet = text.lastIndexOf("BOOTP/DHCP, Reply", Math.max(ack, 0));
        return ack < 0 || packet < 0 ? "" : text.substring(text.lastIndexOf('\n', packet) + 1);
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : null;
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(Files.createTempFile(lab.folder, "client", ".sh"), text);
        script.toFile().setExecutable(true);
        return script;
    }
}
