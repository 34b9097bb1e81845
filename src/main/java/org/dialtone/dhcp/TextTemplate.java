package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An option's text, parsed once into literal pieces and placeholders; an unknown placeholder stays as written. */
record TextTemplate(List<Piece> pieces) {

    /** The longest text, in bytes; a longer one is cut, so that no client can enlarge its own answer without limit. */
    private static final int LONGEST = 1020;

    private static final Pattern BRACES = Pattern.compile("\\{\\{(\\w+)}}|\\{(\\w+)}");

    /** @param isName whether the text is a placeholder's name rather than a literal */
    record Piece(String text, boolean isName) {}

    static TextTemplate of(String template) {
        List<Piece> pieces = new ArrayList<>();
        Matcher braces = BRACES.matcher(template);
        int from = 0;
        while (braces.find()) {
            pieces.add(new Piece(template.substring(from, braces.start()), false));
            pieces.add(piece(braces));
            from = braces.end();
        }
        pieces.add(new Piece(template.substring(from), false));
        return new TextTemplate(
                pieces.stream().filter(piece -> !piece.text().isEmpty()).toList());
    }

    private static Piece piece(Matcher braces) {
        if (braces.group(1) != null) {
            return new Piece("{" + braces.group(1) + "}", false);
        }
        boolean known = Placeholders.isName(braces.group(2));
        return new Piece(known ? braces.group(2) : braces.group(), known);
    }

    String expand(Placeholders values) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.isName() ? values.get(piece.text()) : piece.text()));
        return text.toString();
    }

    /** The filled-in text as bytes; null where it is empty. */
    byte[] bytes(Placeholders values) {
        byte[] bytes = expand(values).getBytes(StandardCharsets.UTF_8);
        return bytes.length == 0 ? null : bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }
}
