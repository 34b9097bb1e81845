package org.dialtone.simulate;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The settings in a phone's file, whatever its syntax.
 *
 * @param values values by path; a line {@code a.b = c} has the path {@code a.b}, an XML element has the path of its
 *               parents and itself, where an {@code id} or {@code name} attribute replaces the element's name and an
 *               {@code idx} or {@code index} attribute follows in brackets, as does the number of an {@code …_Entry}
 */
record PhoneFile(Map<String, String> values) {

    static final PhoneFile NONE = new PhoneFile(Map.of());

    /** Reads XML, or lines of {@code key = value} or {@code key: value}. */
    static PhoneFile of(String text) {
        try {
            return new PhoneFile(text.stripLeading().startsWith("<") ? elements(text.strip()) : lines(text));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(
                    "not well-formed XML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    /**
     * Returns the value of the setting whose path ends with {@code path}; empty where there is none, or the value is
     * blank or Yealink's {@code %NULL%}.
     */
    Optional<String> get(String path) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equals(path) || entry.getKey().endsWith("/" + path))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank() && !value.equals("%NULL%"))
                .findFirst();
    }

    private static Map<String, String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && line.matches("[^=:]+[=:].*"))
                .map(line -> line.split("\\s*[=:]\\s*", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> unquoted(parts[1]), (first, last) -> last, LinkedHashMap::new));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static Map<String, String> elements(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        Map<String, Integer> entries = new HashMap<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    String step = step(reader);
                    // Fanvil numbers the entries of a list by an element within each.
                    path.addLast(
                            step.endsWith("_Entry")
                                    ? step + "[" + entries.merge(String.join("/", path) + step, 1, Integer::sum) + "]"
                                    : step);
                    Optional.ofNullable(reader.getAttributeValue(null, "value"))
                            .ifPresent(value -> values.put(String.join("/", path), value));
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        values.put(String.join("/", path), reader.getText().strip());
                    }
                }
                case XMLStreamReader.END_ELEMENT -> path.removeLast();
                default -> {}
            }
        }
        return values;
    }

    private static String step(XMLStreamReader element) {
        String name =
                attribute(element, "id").or(() -> attribute(element, "name")).orElse(element.getLocalName());
        return attribute(element, "idx")
                .or(() -> attribute(element, "index"))
                .map(index -> name + "[" + index + "]")
                .orElse(name);
    }

    private static Optional<String> attribute(XMLStreamReader element, String name) {
        return Optional.ofNullable(element.getAttributeValue(null, name));
    }
}
