package org.dialtone.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Texts by key out of a file of words: {@code words.properties} in English, {@code words_de.properties} beside it. */
public final class Catalogue {

    private Catalogue() {}

    /**
     * Reads one.
     *
     * @param beside a class in the folder of the file
     * @param name   the file's, without language and ending
     */
    public static Map<String, String> read(Class<?> beside, String name, Language language) {
        String file = name + (language == Language.ENGLISH ? "" : "_" + language.tag()) + ".properties";
        Properties read = new Properties();
        try (InputStream bytes = beside.getResourceAsStream(file);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }
}
