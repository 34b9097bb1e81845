package org.dialtone.web.console.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * One page of the documentation as HTML (CommonMark, with tables).
 *
 * @param title its first heading
 */
record HelpText(String title, String html) {

    private static final Pattern PAGE = Pattern.compile("([a-z-]+)\\.md(#.*)?");
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.(?:json|yaml)");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}\\- _]");
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(_ -> HelpText::attributes)
            .build();

    /** @param markdown a page of this program: HTML in it stays as it is */
    static HelpText of(String markdown) {
        Node page = PARSER.parse(markdown);
        String html = RENDERER.render(page)
                .replace("<table>", "<div class=\"sheet\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
        return new HelpText(title(page), html);
    }

    private static String title(Node page) {
        return page.getFirstChild() instanceof Heading heading ? PLAIN.render(heading) : "";
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Heading heading -> attributes.put("id", anchor(PLAIN.render(heading)));
            case Link link -> link(link.getDestination(), attributes);
            case FencedCodeBlock _ -> scrolls(tag, attributes);
            case IndentedCodeBlock _ -> scrolls(tag, attributes);
            default -> {
                // All else is as it comes.
            }
        }
    }

    /** Who has no mouse scrolls by the keys. */
    private static void scrolls(String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    /** A link to a file that isn't on the box is none. */
    private static void link(String to, Map<String, String> attributes) {
        Matcher page = PAGE.matcher(to);
        if (page.matches()) {
            attributes.put("href", "/console/help/" + page.group(1) + (page.group(2) == null ? "" : page.group(2)));
        } else if (FILE.matcher(to).matches()) {
            attributes.put("href", "/console/help/files/" + to);
        } else if (!to.startsWith("#") && !to.startsWith("https:")) {
            attributes.remove("href");
        }
    }

    /** The target of a link to a heading, as GitHub makes it. */
    private static String anchor(String heading) {
        return NO_LETTER
                .matcher(heading.strip().toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }
}
