package org.dialtone.edge.simulate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.dialtone.net.Ip4;

/** Fetches files as a phone does: one after the other, from the address that it leased. */
final class FileFetch implements AutoCloseable {

    /** One file that was asked for; the text is empty unless the status is 200. */
    record Fetched(String url, int status, String text) {

        String name() {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    private final HttpClient http;
    private final String userAgent;
    private final Duration patience;

    /** @param userAgent null: the header is left out as far as the client allows, sent empty */
    FileFetch(Ip4 local, String userAgent, Duration patience, Executor executor) {
        this.userAgent = userAgent;
        this.patience = patience;
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(local.toInetAddress())
                .connectTimeout(patience).followRedirects(HttpClient.Redirect.NORMAL).executor(executor).build();
    }

    /** All files of the sequence, in order; a file that includes others replaces what would follow. */
    List<Fetched> all(List<String> urls, VendorScript script) throws IOException, InterruptedException {
        Deque<String> next = new ArrayDeque<>(urls);
        List<Fetched> got = new ArrayList<>();
        while (!next.isEmpty() && got.size() < 20) {
            Fetched file = get(next.poll());
            got.add(file);
            List<String> included = script.included(file.text());
            if (!included.isEmpty()) {
                next.clear();
                included.forEach(name -> next.add(URI.create(file.url()).resolve(name).toString()));
            }
        }
        return got;
    }

    private Fetched get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(patience)
                .header("User-Agent", userAgent == null ? "" : userAgent).build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Fetched(url, response.statusCode(), response.statusCode() == 200 ? response.body() : "");
    }

    @Override
    public void close() {
        http.close();
    }
}
