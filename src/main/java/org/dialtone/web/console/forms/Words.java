package org.dialtone.web.console.forms;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The words of forms by key. A translation is another file with the same keys, as of the journal's events; the key of a
 * field is its object and its path ({@code phone.settings.ntp}), so that a form names a field once.
 */
public final class Words {

    private final Map<String, String> texts;

    Words(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    private static final class English {
        static final Words WORDS = read("words.properties");
    }

    public static Words english() {
        return English.WORDS;
    }

    private static Words read(String name) {
        Properties read = new Properties();
        try (Reader text = new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return new Words(texts);
    }

    /**
     * The text of a key; {@code {0}} stands for the first value.
     *
     * @throws MissingResourceException where the catalogue has no such key
     */
    public String say(String key, Object... values) {
        String text = find(key).orElseThrow(() -> new MissingResourceException("no words", "Words", key));
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** As {@link #say}, with the key's form for one or for many; {@code {0}} stands for the count. */
    public String count(String key, int count) {
        return say(key + (count == 1 ? ".one" : ".many"), count);
    }

    /** Empty where the catalogue has no such key. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }
}
