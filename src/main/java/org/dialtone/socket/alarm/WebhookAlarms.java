package org.dialtone.socket.alarm;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmChange;
import org.dialtone.app.alarm.OutgoingAlarms;
import org.dialtone.net.BoxClock;

/** Sends alarms to a program: a POST of JSON with the fields of {@code GET /api/v1/alarms}, and the change. */
public final class WebhookAlarms implements OutgoingAlarms.Sender {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final URI receiver;
    private final String box;
    private final BoxClock clock;
    private final Function<Alarm, String> words;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param receiver {@code http://…} or {@code https://…}
     * @param box      this machine's name
     * @param words    an alarm as a sentence
     * @throws IllegalArgumentException where the receiver is written otherwise
     */
    public WebhookAlarms(URI receiver, String box, BoxClock clock, Function<Alarm, String> words) {
        String scheme = String.valueOf(receiver.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https") || receiver.getHost() == null) {
            throw new IllegalArgumentException("not an address for a POST; write https://host/path");
        }
        this.receiver = receiver;
        this.box = box;
        this.clock = clock;
        this.words = words;
    }

    /** A refusal other than "later" is final: the same message would be refused again. */
    @Override
    public void send(Alarm alarm, AlarmChange change) throws IOException, OutgoingAlarms.RefusedByReceiver {
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(alarm, change)))
                .build();
        int status = status(request);
        if (status >= 400 && status < 500 && status != TIMEOUT && status != TOO_MANY) {
            throw new OutgoingAlarms.RefusedByReceiver("status " + status);
        }
        if (status < 200 || status >= 300) {
            throw new IOException("status " + status);
        }
    }

    private int status(HttpRequest request) throws IOException {
        // The request's own time ends with the headers: a receiver may never end its body.
        Future<HttpResponse<Void>> answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + PATIENCE.toSeconds() + " s", e);
        } finally {
            answer.cancel(true);
        }
    }

    private String json(Alarm alarm, AlarmChange change) {
        JsonObject json = new JsonObject()
                .put("box", box)
                .put("change", change.word())
                .put("id", alarm.id())
                .put("event", alarm.event().name())
                .put("severity", alarm.event().severity().name().toLowerCase(Locale.ROOT))
                .put("subject", alarm.subject())
                .put("says", words.apply(alarm))
                .put("raised", shown(alarm.raised()))
                .put("lastSeen", shown(alarm.seen()))
                .put("count", alarm.count());
        if (alarm.cleared() != null) {
            json.put("cleared", shown(alarm.cleared()));
        }
        if (alarm.acknowledged() != null) {
            json.put("acknowledged", shown(alarm.acknowledged())).put("acknowledgedBy", alarm.acknowledgedBy());
        }
        return json.encode();
    }

    private String shown(Instant at) {
        return clock.shown(at).toString();
    }
}
