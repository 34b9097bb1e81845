package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads a phone's file as the phone does, by the vendor's rules alone; it shares no code with the writer. */
final class ReadFile {

    private static final String HEADER = "#!version:1.0.0.1";

    private ReadFile() {}

    /**
     * Returns parameters in their order. In XML the name of a parameter is its path, with its {@code idx},
     * {@code index} or {@code id}.
     */
    static List<Map.Entry<String, String>> of(String vendor, String text) {
        return switch (vendor) {
            case "yealink" -> keyValue(text, "#");
            case "dinstar" -> keyValue(text, "#;");
            default -> xml(text);
        };
    }

    /** @param comments characters that make a line a comment where the line begins with one */
    private static List<Map.Entry<String, String>> keyValue(String text, String comments) {
        List<Map.Entry<String, String>> settings = new ArrayList<>();
        String[] lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]");
        assertEquals(HEADER, lines[0], "the header is the first line");
        for (String line : lines) {
            if (!line.isBlank() && comments.indexOf(line.strip().charAt(0)) < 0) {
                int equals = line.indexOf('=');
                assertTrue(equals > 0, "not key = value: " + line);
                settings.add(Map.entry(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip()));
            }
        }
        return settings;
    }

    private static List<Map.Entry<String, String>> xml(String text) {
        List<Map.Entry<String, String>> settings = new ArrayList<>();
        collect(FileReader.document(text).getDocumentElement(), "", settings);
        return settings;
    }

    private static void collect(Element element, String path, List<Map.Entry<String, String>> settings) {
        NodeList children = element.getChildNodes();
        boolean leaf = true;
        String own = path + step(element);
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                leaf = false;
                collect(child, own + ".", settings);
            } else {
                assertEquals(Node.TEXT_NODE, children.item(i).getNodeType(), own);
            }
        }
        if (leaf) {
            settings.add(Map.entry(
                    own, element.hasAttribute("value") ? element.getAttribute("value") : element.getTextContent()));
        }
        for (String label : List.of("label", "short_label")) {
            if (element.hasAttribute(label)) {
                settings.add(Map.entry(own + "@" + label, element.getAttribute(label)));
            }
        }
    }

    private static String step(Element element) {
        String index = element.hasAttribute("idx")
                ? element.getAttribute("idx")
                : element.hasAttribute("index") ? element.getAttribute("index") : "";
        return element.hasAttribute("id")
                ? element.getAttribute("id")
                : element.getTagName() + (index.isEmpty() ? "" : "." + index);
    }
}
