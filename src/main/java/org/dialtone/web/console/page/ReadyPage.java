package org.dialtone.web.console.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.journal.Language;
import org.dialtone.web.console.forms.Words;

/**
 * What a browser sees on a machine that waits for its turn, in the language of the console's login page. It has a
 * template engine of its own: that of the other pages may not be there yet, and their login begins when the machine
 * serves.
 */
public final class ReadyPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="5"><title>{title}</title></head>
            <body>
            <h1>{title}</h1>
            <p>{says}</p>
            {#if link}<p><a href="{link}">{link}</a></p>{/if}
            </body>
            </html>
            """;

    private final Template page = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build()
            .parse(PAGE, Variant.forContentType(Variant.TEXT_HTML));

    /** Why a machine waits. */
    public sealed interface Reason {

        /** It has not asked yet. */
        record Starts() implements Reason {}

        /** Another one serves. @param console its URL, of which anything may have been written to the database */
        record OtherServes(String name, String console) implements Reason {}

        record DatabaseAway() implements Reason {}

        /** The database's tables were made by a newer program. */
        record TablesTooNew() implements Reason {}

        /** A sentence. */
        default String says(Words words) {
            return switch (this) {
                case Starts _ -> words.say("ready.starts");
                case OtherServes other -> words.say("ready.otherServes", other.name());
                case DatabaseAway _ -> words.say("ready.databaseAway");
                case TablesTooNew _ -> words.say("ready.tablesTooNew");
            };
        }

        /** The heading over it. */
        default String title(Words words) {
            return words.say(
                    switch (this) {
                        case Starts _, TablesTooNew _ -> "ready.waiting";
                        case OtherServes _ -> "ready.title";
                        case DatabaseAway _ -> "ready.waits";
                    });
        }

        /** The console of the machine that serves; empty where none does, or where it is no address of the web. */
        default String link() {
            return this instanceof OtherServes other
                    ? DialtoneProcess.link(other.console()).orElse("")
                    : "";
        }
    }

    public String html(HttpServerRequest reader, Reason reason) {
        Language language = ReaderLanguage.of(reader);
        Words words = Words.of(language);
        return page.render(Map.of(
                "language", language.tag(),
                "title", reason.title(words),
                "says", reason.says(words),
                "link", reason.link()));
    }

    /** What a browser gets where the console isn't open to it. @param setting the one that says where it is */
    public String closed(HttpServerRequest reader, String setting) {
        return Words.of(ReaderLanguage.of(reader)).say("ready.closed", setting);
    }
}
