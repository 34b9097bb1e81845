package org.dialtone.web.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a reader asks for as the query of a URL. */
public final class UrlQuery {

    private UrlQuery() {}

    /** The parameters in their order, without those that are empty. */
    public static String of(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
