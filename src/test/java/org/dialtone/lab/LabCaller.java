package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The user of a phone: calls another one from the phone's address, and hangs up when closed. */
final class LabCaller implements AutoCloseable {

    private static final Pattern PARAMETER = Pattern.compile("(realm|nonce)=\"([^\"]*)\"");
    private static final int PATIENCE = 10_000;

    private final DatagramSocket socket;
    private final InetSocketAddress box;
    private final String user;
    private final String password;
    private final String number;
    private final String callId;
    private String answer = "";
    private int cseq;

    /** @param address of the phone; returns once the other phone has answered */
    LabCaller(InetSocketAddress box, String address, String user, String password, String number) throws IOException {
        this.box = box;
        this.user = user;
        this.password = password;
        this.number = number;
        callId = "call-" + user + "-" + number + "@" + address;
        socket = new DatagramSocket(new InetSocketAddress(address, 0));
        socket.setSoTimeout(PATIENCE);
        ask("INVITE", "");
        acknowledge();
        ask("INVITE", credentials("INVITE"));
        if (!answer.startsWith("SIP/2.0 200")) {
            throw new IOException("the call is not answered: " + answer);
        }
        acknowledge();
    }

    private void ask(String method, String authorization) throws IOException {
        cseq++;
        send(method, authorization);
        do {
            DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
            socket.receive(packet);
            answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } while (answer.startsWith("SIP/2.0 1") || !answer.contains("CSeq: " + cseq + " "));
    }

    private void acknowledge() throws IOException {
        send("ACK", "");
    }

    private void send(String method, String authorization) throws IOException {
        String host = box.getHostString() + ":" + box.getPort();
        String self = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String routes = answer.startsWith("SIP/2.0 200")
                ? answer.lines()
                        .filter(line -> line.startsWith("Record-Route:"))
                        .map(line -> line.replaceFirst("Record-", "") + "\n")
                        .collect(Collectors.joining())
                : "";
        String there = !method.equals("INVITE") && answer.startsWith("SIP/2.0 200")
                ? answer.replaceFirst("(?s).*Contact: <([^>]*)>.*", "$1")
                : "sip:" + number + "@" + host;
        String to = answer.lines()
                .filter(line -> line.startsWith("To:") && !method.equals("INVITE"))
                .findFirst()
                .orElse("To: <sip:" + number + "@" + host + ">");
        byte[] bytes = """
                %1$s %2$s SIP/2.0
                Via: SIP/2.0/UDP %4$s;branch=z9hG4bK%5$s%6$d
                Max-Forwards: 70
                From: <sip:%7$s@%3$s>;tag=caller
                %8$s
                Call-ID: %9$s
                CSeq: %6$d %1$s
                Contact: <sip:%7$s@%4$s>
                %10$s%11$sContent-Length: 0

                """.formatted(
                        method,
                        there,
                        host,
                        self,
                        method.equals("ACK") && !answer.startsWith("SIP/2.0 200") ? "INVITE" : method,
                        cseq,
                        user,
                        to,
                        callId,
                        routes,
                        authorization)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, box));
    }

    private String credentials(String method) {
        String challenge = answer.lines()
                .filter(line -> line.startsWith("Proxy-Authenticate:") && !line.contains("SHA"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no challenge: " + answer));
        String realm = "";
        String nonce = "";
        for (Matcher found = PARAMETER.matcher(challenge); found.find(); ) {
            realm = found.group(1).equals("realm") ? found.group(2) : realm;
            nonce = found.group(1).equals("nonce") ? found.group(2) : nonce;
        }
        String uri = "sip:" + number + "@" + box.getHostString() + ":" + box.getPort();
        String response = hash(hash(user + ":" + realm + ":" + password) + ":" + nonce + ":00000001:c:auth:"
                + hash(method + ":" + uri));
        return "Proxy-Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"\n"
                .formatted(user, realm, nonce, uri, response);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        ask("BYE", "");
        socket.close();
    }
}
