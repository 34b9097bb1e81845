package org.dialtone.web.console.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import org.dialtone.journal.Language;

/** Whoever reads a page: in which language, and where he is. */
final class ReaderLanguage {

    /** The cookie with the language that a reader chose in this browser. */
    static final String COOKIE = "dialtone-language";

    static final String HOME = "/console/";
    private static final String PAGE = "/console/[A-Za-z0-9/._~%:@+-]*(\\?[A-Za-z0-9/._~%:@+=&*-]*)?";

    private ReaderLanguage() {}

    /** The chosen one, else the one that the browser asks for. */
    static Language of(HttpServerRequest request) {
        Cookie chosen = request.getCookie(COOKIE);
        return of(chosen == null ? "" : chosen.getValue(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Language of(String chosen, String accepted) {
        return Language.of(chosen).orElseGet(() -> Language.accepted(accepted));
    }

    /** The address of the page that a reader sees: an act's answer stands on the page that sent it. */
    static String here(HttpServerRequest request) {
        return page(
                request.method() == HttpMethod.GET
                        ? request.uri()
                        : withoutHost(request.getHeader(HttpHeaders.REFERER)));
    }

    private static String withoutHost(String referer) {
        try {
            URI from = URI.create(referer == null ? "" : referer);
            return from.getRawPath() + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery());
        } catch (IllegalArgumentException _) {
            return HOME;
        }
    }

    /** Allows only a page of the console: no link of it must lead to another site. */
    static String page(String to) {
        return to != null && to.matches(PAGE) && !to.split("\\?", 2)[0].contains("//") ? to : HOME;
    }
}
