package org.dialtone.web.console.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.NewCookie;

/** What the console keeps in a browser: no script reads it, and no other site sends it. */
public final class BrowserCookie {

    private BrowserCookie() {}

    /** A cookie for all pages. @param maxAge in seconds */
    public static NewCookie of(String name, String value, int maxAge, RoutingContext context) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(context.request().isSSL())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
