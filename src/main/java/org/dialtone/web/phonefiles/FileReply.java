package org.dialtone.web.phonefiles;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.app.FirmwareFiles;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FirmwareStore.Stored;

/** Puts an answer on the wire as phones speak HTTP: validators, HEAD, and one part of a file. */
final class FileReply {

    /** RFC 9110 section 5.6.7: two digits for the day, always GMT. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** Bytes that are read at a time. */
    private static final int SLICE = 64 << 10;

    /** Names and values of nearly each answer, encoded once and not for each request. */
    private static final CharSequence ETAG = HttpHeaders.createOptimized("ETag");

    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
    private static final CharSequence UNSHARED = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence CONTENT_LENGTH = HttpHeaders.createOptimized("Content-Length");
    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("Content-Type");
    private static final CharSequence ACCEPT_RANGES = HttpHeaders.createOptimized("Accept-Ranges");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final CharSequence UNSNIFFED = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    private final FileSystem files;
    private final FirmwareFiles firmware;

    FileReply(FileSystem files, FirmwareFiles firmware) {
        this.files = files;
        this.firmware = firmware;
    }

    /** Nothing but a file has a body: some phones take whatever text they get for a configuration. */
    void send(HttpServerRequest request, Answer answer) {
        ConnectionClose.inOnePacket(request);
        switch (answer) {
            case Answer.Document document -> document(request, document);
            case Answer.Firmware(String _, Stored stored) -> stored(request, stored);
            case Answer.Unchanged(String etag) ->
                request.response().setStatusCode(304).putHeader("ETag", etag).end();
            case Answer.Unmet unmet ->
                request.response()
                        .setStatusCode(unmet.status())
                        .putHeader("Retry-After", String.valueOf(Answer.Unmet.LATER))
                        .end();
            case Answer.Refused _, Answer.Missing _, Answer.Broken _ ->
                request.response().setStatusCode(answer.status()).end();
        }
    }

    private static void document(HttpServerRequest request, Answer.Document document) {
        long size = document.bytes().length;
        part(request, document.etag(), null, document.type(), size).ifPresent(part -> {
            HttpServerResponse response = request.response();
            response.end(
                    part.length() == size
                            ? uncopied(document.bytes())
                            : Buffer.buffer(
                                    Arrays.copyOfRange(document.bytes(), (int) part.from(), (int) part.until())));
        });
    }

    /** Vert.x deprecates this for its next major version; its other ways copy every file that is sent. */
    @SuppressWarnings("deprecation")
    private static Buffer uncopied(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /** Never more of it than the phone takes is in memory, and no loop waits for the disk: other phones are served on it. */
    private void stored(HttpServerRequest request, Stored stored) {
        part(request, stored.etag(), stored.modified(), "application/octet-stream", stored.size())
                .ifPresent(part -> files.open(
                                firmware.path(stored).toAbsolutePath().toString(),
                                new OpenOptions().setWrite(false).setCreate(false))
                        .compose(file -> piped(file, part, request.response()))
                        .onFailure(_ -> request.connection().close()));
    }

    private static Future<Void> piped(AsyncFile file, ByteRange part, HttpServerResponse response) {
        return file.setReadBufferSize(SLICE)
                .setReadPos(part.from())
                .setReadLength(part.length())
                .pipeTo(response)
                .eventually(() -> file.close());
    }

    /** The part to be sent, after its headers; empty where the answer is complete without a body. */
    private static Optional<ByteRange> part(
            HttpServerRequest request, String etag, Instant modified, String type, long size) {
        HttpServerResponse response = request.response();
        response.putHeader(ETAG, etag).putHeader(CACHE_CONTROL, UNSHARED);
        String date = modified == null ? null : DATE.format(modified.atOffset(ZoneOffset.UTC));
        if (date != null) {
            response.putHeader("Last-Modified", date);
        }
        if (unchanged(request, etag, modified)) {
            response.setStatusCode(304).end();
            return Optional.empty();
        }
        Optional<ByteRange> wanted = holds(request.getHeader("If-Range"), etag, date)
                ? ByteRange.of(request.getHeader("Range"), size)
                : Optional.empty();
        wanted.ifPresent(range ->
                response.setStatusCode(range.satisfiable() ? 206 : 416).putHeader("Content-Range", range.of(size)));
        ByteRange part = wanted.orElse(new ByteRange(0, size));
        response.putHeader(ACCEPT_RANGES, BYTES).putHeader(CONTENT_LENGTH, String.valueOf(part.length()));
        if (part.satisfiable() || size == 0) {
            response.putHeader(CONTENT_TYPE, type).putHeader(UNSNIFFED, NOSNIFF);
        }
        if (request.method() != HttpMethod.HEAD && part.satisfiable()) {
            return Optional.of(part);
        }
        response.end();
        return Optional.empty();
    }

    /** If-None-Match is weakly compared, and If-Modified-Since counts only without it (RFC 9110 section 13.1). */
    private static boolean unchanged(HttpServerRequest request, String etag, Instant modified) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null) {
            return Arrays.stream(known.split(","))
                    .map(String::strip)
                    .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
        }
        Optional<Instant> since = modified == null ? Optional.empty() : date(request.getHeader("If-Modified-Since"));
        return since.isPresent() && !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since.get());
    }

    /** If-Range: a part is of use only to whoever has the rest of this very file. */
    private static boolean holds(String known, String etag, String date) {
        return known == null || known.strip().equals(etag) || known.strip().equals(date);
    }

    private static Optional<Instant> date(String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
