package org.dialtone.web.console.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Styles and scripts of the pages, compressed once. They stand under a tag made of their content: a browser keeps them
 * for good, and an update never shows a page with the assets of another release.
 */
@Singleton
class PageAssets {

    private static final String FOLDER = "/META-INF/resources/";
    private static final int TAG = 12;

    /** By the name in the URL, where the program has the file. */
    private static final Map<String, String> FILES = Map.of(
            "console.css", "console/assets/console.css",
            "console.js", "console/assets/console.js",
            "dialtone.svg", "console/assets/dialtone.svg",
            "pico.css", "webjars/picocss__pico/2.1.1/css/pico.min.css",
            "htmx.js", "webjars/htmx.org/2.0.10/dist/htmx.min.js",
            "sse.js", "webjars/htmx-ext-sse/2.2.2/sse.js",
            "charts.js", "console/assets/charts.js",
            "uplot.js", "webjars/uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", "webjars/uplot/1.6.30/dist/uPlot.min.css");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

    private final Map<String, Asset> assets;
    private final String tag;

    /** @param packed the same as gzip */
    record Asset(String type, byte[] plain, byte[] packed) {

        static Asset of(String name, byte[] plain) {
            return new Asset(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), plain, Gzipped.of(plain));
        }
    }

    PageAssets() {
        this(FILES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> read(FOLDER + each.getValue()))));
    }

    /** @param contents by name */
    PageAssets(Map<String, byte[]> contents) {
        assets = contents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Asset.of(each.getKey(), each.getValue())));
        tag = tag(new TreeMap<>(contents));
    }

    /** The part of the URL that changes with the content. */
    String tag() {
        return tag;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private static String tag(TreeMap<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, TAG);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = PageAssets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
