package org.dialtone.lab;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Yealink phone, played by real clients on the phones' end of a link: udhcpc gets address and URL, then curl and
 * sipsak follow.
 *
 * @param address the address leased to it
 * @param root    its provisioning URL, from option 66
 */
record LabPhone(Lab lab, String mac, String address, String root) {

    private static final Pattern PASSWORD = Pattern.compile("account\\.1\\.password = (\\S+)");

    /** Requests an address and sets it. */
    static LabPhone plug(Lab lab, String end, String mac) throws IOException {
        DhcpClient.Ack ack = new DhcpClient(lab, end).udhcpc(mac, "yealink");
        return new LabPhone(lab, mac, ack.address(), ack.option66());
    }

    /** Returns its own file, and after it the HTTP status. */
    String file() {
        return fetch(address, mac.replace(":", "") + ".cfg");
    }

    String fetch(String from, String name) {
        return lab.onPhone(
                        "curl",
                        "-s",
                        "-A",
                        "Yealink SIP-T46S 66.86.0.15 " + mac,
                        "--interface",
                        from,
                        "-w",
                        "%{http_code}",
                        root + name)
                .must();
    }

    /** Returns the password of the first line in the phone's file. */
    static String password(String file) {
        Matcher found = PASSWORD.matcher(file);
        if (!found.find()) {
            throw new AssertionError("no password in " + file);
        }
        return found.group(1);
    }

    /** Registers over UDP. */
    Command register(String server, String number, String password) {
        return lab.onPhone(sipsak(server, number, password, address));
    }

    /** The command that registers over UDP from this address. */
    static String[] sipsak(String server, String number, String password, String from) {
        return List.of(
                        "sipsak",
                        "-U",
                        "-i",
                        "-s",
                        "sip:" + number + "@" + server + ":5060",
                        "-p",
                        server + ":5060",
                        "-u",
                        number,
                        "-a",
                        password,
                        "-C",
                        "sip:" + number + "@" + from + ":15099",
                        "-x",
                        "120",
                        "-H",
                        from,
                        "-v")
                .toArray(String[]::new);
    }
}
