package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the parameters of a phone's file in order, as the vendor's phones do; it shares no code with the writer. */
final class FileReader {

    private static final Pattern QUOTED = Pattern.compile("([^\\s:=]+)\\s*[:=]\\s*\"([^\"\\\\]*)\"");
    private static final Pattern SET = Pattern.compile("SET (\\w+) (?:\"([^\"\\\\]*)\"|([^\\s\"]+))");

    private FileReader() {}

    static List<Map.Entry<String, String>> read(String vendor, String text) {
        if (text.startsWith("<?xml")) {
            return xml(text);
        }
        return switch (vendor) {
            case "cisco-79xx", "panasonic" -> quoted(text);
            case "avaya-j100" -> set(text);
            case "mitel-aastra" -> commented(text);
            case "fanvil-text" -> modules(text);
            case "algo" -> plain(text);
            case "zenitel" -> sections(text);
            default -> keyValue(text);
        };
    }

    private static List<Map.Entry<String, String>> plain(String text) {
        return lines(text).stream().map(line -> split(line, '=')).toList();
    }

    /** A section is in brackets, and each name in it stands behind a blank. */
    private static List<Map.Entry<String, String>> sections(String text) {
        return lines(text).stream()
                .filter(line -> !line.matches("\\[\\w+]"))
                .peek(line -> assertTrue(line.startsWith(" "), "no blank before the name: " + line))
                .map(line -> split(line, '='))
                .toList();
    }

    private static List<Map.Entry<String, String>> keyValue(String text) {
        assertTrue(text.startsWith("#!version:1.0.0.1\n"), "the header is the first line");
        return lines(text).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> split(line, '='))
                .toList();
    }

    /** A number sign begins a comment at any place. */
    private static List<Map.Entry<String, String>> commented(String text) {
        return lines(text).stream()
                .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
                .filter(line -> !line.isBlank())
                .map(line -> split(line, ':'))
                .toList();
    }

    /** Names may have blanks; a line in angle brackets begins a module, one between hyphens a part of it. */
    private static List<Map.Entry<String, String>> modules(String text) {
        assertTrue(text.startsWith("<<VOIP CONFIG FILE>>Version:2."), "the mark is the first line");
        assertTrue(text.endsWith("<<END OF FILE>>\n"), "the mark is the last line");
        return lines(text).stream()
                .filter(line -> !line.startsWith("<") && !line.startsWith("--"))
                .map(line -> split(line, ':'))
                .toList();
    }

    private static List<Map.Entry<String, String>> quoted(String text) {
        return lines(text).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> {
                    Matcher found = QUOTED.matcher(line);
                    assertTrue(found.matches(), "not name and quoted value: " + line);
                    return Map.entry(found.group(1), found.group(2));
                })
                .toList();
    }

    private static List<Map.Entry<String, String>> set(String text) {
        return lines(text).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("GET "))
                .map(line -> {
                    Matcher found = SET.matcher(line);
                    assertTrue(found.matches(), "not SET, name and value: " + line);
                    return Map.entry(found.group(1), found.group(2) == null ? found.group(3) : found.group(2));
                })
                .toList();
    }

    private static Map.Entry<String, String> split(String line, char between) {
        int at = line.indexOf(between);
        assertTrue(at > 0, "not key and value: " + line);
        return Map.entry(line.substring(0, at).strip(), line.substring(at + 1).strip());
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\r\n|\r|\n|\u2028")).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<Map.Entry<String, String>> xml(String text) {
        List<Map.Entry<String, String>> settings = new ArrayList<>();
        collect(document(text).getDocumentElement(), settings);
        return settings;
    }

    static Document document(String text) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(text, e);
        }
    }

    /**
     * An element with name and value is a parameter; of any other element its attributes and its text are parameters.
     */
    private static void collect(Element element, List<Map.Entry<String, String>> settings) {
        NamedNodeMap attributes = element.getAttributes();
        Node name = attributes.getNamedItem("name");
        name = name == null ? attributes.getNamedItem("ID") : name;
        if (name != null && attributes.getNamedItem("value") != null) {
            settings.add(Map.entry(
                    name.getNodeValue(), attributes.getNamedItem("value").getNodeValue()));
        } else {
            for (int i = 0; i < attributes.getLength(); i++) {
                settings.add(Map.entry(
                        attributes.item(i).getNodeName(), attributes.item(i).getNodeValue()));
            }
        }
        NodeList children = element.getChildNodes();
        boolean leaf = true;
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                leaf = false;
                collect(child, settings);
            }
        }
        if (leaf && attributes.getNamedItem("value") == null) {
            settings.add(Map.entry(element.getNodeName(), element.getTextContent()));
        }
    }
}
