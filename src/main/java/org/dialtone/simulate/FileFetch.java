package org.dialtone.simulate;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.dialtone.net.Ip4;

/**
 * Fetches files as a phone does: one after the other, from its leased address, each over a connection of its own
 * (HTTP/1.0). It is small enough that thousands of phones can fetch at one time.
 */
final class FileFetch {

    private static final int LONGEST_HEAD = 16_384;
    private static final int LONGEST_FILE = 4 << 20;
    private static final int MOST_FILES = 20;

    private final Ip4 local;
    private final String userAgent;
    private final Duration patience;

    /** The answer to a request for one file; the text is empty unless the status is 200. */
    record Fetched(String url, int status, String text) {

        String name() {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    /** @param userAgent null: the phone sends none */
    FileFetch(Ip4 local, String userAgent, Duration patience) {
        this.local = local;
        this.userAgent = userAgent;
        this.patience = patience;
    }

    /**
     * Fetches all files of the sequence, in order; a file that includes others replaces the files that would follow.
     */
    List<Fetched> all(List<String> urls, VendorScript script) throws IOException {
        Deque<String> next = new ArrayDeque<>(urls);
        List<Fetched> got = new ArrayList<>();
        while (!next.isEmpty() && got.size() < MOST_FILES) {
            Fetched file = get(next.poll());
            got.add(file);
            List<String> included = script.included(file.text());
            if (!included.isEmpty()) {
                next.clear();
                included.forEach(
                        name -> next.add(URI.create(file.url()).resolve(name).toString()));
            }
        }
        return got;
    }

    Fetched get(String url) throws IOException {
        URI uri = URI.create(url);
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(local.toInetAddress(), 0));
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) patience.toMillis());
            socket.getOutputStream().write(request(uri).getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            int status = status(head);
            return new Fetched(url, status, status == 200 ? new String(body(in, head), StandardCharsets.UTF_8) : "");
        }
    }

    private String request(URI uri) {
        return "GET " + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + " HTTP/1.0\r\nHost: " + uri.getAuthority() + "\r\n"
                + (userAgent == null ? "" : "User-Agent: " + userAgent + "\r\n") + "\r\n";
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException("the answer to a request for a file broke off");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int status(String head) throws IOException {
        String[] words = head.split("[ \r\n]", 3);
        if (words.length < 3 || !words[1].matches("\\d{3}")) {
            throw new IOException("no HTTP answer: " + head.lines().findFirst().orElse(""));
        }
        return Integer.parseInt(words[1]);
    }

    /** Reads as many bytes as the header says, or to the end of the connection. */
    private static byte[] body(InputStream in, String head) throws IOException {
        int length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(-1);
        byte[] body = in.readNBytes(length < 0 ? LONGEST_FILE : Math.min(length, LONGEST_FILE));
        if (body.length < length) {
            throw new EOFException("a file broke off after " + body.length + " of " + length + " bytes");
        }
        return body;
    }
}
