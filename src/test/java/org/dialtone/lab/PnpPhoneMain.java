package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A phone with an address set by hand: it asks by PnP for its configuration, and prints and accepts whatever it
 * receives.
 */
final class PnpPhoneMain {

    private PnpPhoneMain() {}

    /** @param arguments the phone's address, its interface, its MAC */
    public static void main(String[] arguments) throws IOException {
        String address = arguments[0];
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 5060))) {
            socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName(arguments[1]));
            String uri = "<sip:MAC%3a" + arguments[2] + "@224.0.1.75>";
            send(
                    socket,
                    new InetSocketAddress(InetAddress.getByName("224.0.1.75"), 5060),
                    "SUBSCRIBE " + uri.substring(1, uri.length() - 1) + " SIP/2.0\n"
                            + "Via: SIP/2.0/UDP " + address + ":5060;branch=z9hG4bKask\nFrom: " + uri
                            + ";tag=phone\nTo: " + uri + "\nCall-ID: ask\nCSeq: 1 SUBSCRIBE\n"
                            + "Contact: <sip:" + address
                            + ":5060>\nEvent: ua-profile;profile-type=\"device\";vendor=\"yealink\";model=\"T46S\";version=\"66.86.0.15\"\n"
                            + "Expires: 0\nContent-Length: 0\n\n");
            while (true) {
                answer(socket);
            }
        }
    }

    private static void answer(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        System.out.println(text);
        if (!text.startsWith("SIP/")) {
            String echoed = text.lines()
                    .filter(line ->
                            List.of("Via", "From", "To", "Call-ID", "CSeq").contains(line.split(":")[0]))
                    .collect(Collectors.joining("\n"));
            send(
                    socket,
                    new InetSocketAddress(packet.getAddress(), packet.getPort()),
                    "SIP/2.0 200 OK\n" + echoed + "\nContent-Length: 0\n\n");
        }
    }

    private static void send(DatagramSocket socket, InetSocketAddress to, String text) throws IOException {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
