package org.dialtone.pack;

import org.dialtone.provision.PlainText;

/** Writes values so that a value stays one value, whatever it holds. */
enum Syntax {

    /** Elements and attributes of XML 1.0. */
    XML("text/xml;charset=utf-8", "") {
        @Override
        void append(StringBuilder out, int c) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        }
    },

    /**
     * Attributes of XML that hold a text in double quotes of its own, which the template writes. An apostrophe replaces
     * a double quote within the value.
     */
    QUOTEDXML("text/xml;charset=utf-8", "\"") {
        @Override
        void append(StringBuilder out, int c) {
            XML.append(out, c == '"' ? '\'' : c);
        }
    },

    /** One {@code key = value} a line: no character ends a value but the line's end. */
    KEYVALUE("text/plain;charset=utf-8", "") {
        @Override
        void append(StringBuilder out, int c) {
            out.appendCodePoint(c);
        }
    },

    /** One {@code key: value} a line. {@code #} begins a comment, and no way is known to write it in a value. */
    COMMENTED("text/plain;charset=utf-8", "#") {
        @Override
        void append(StringBuilder out, int c) {
            if (c != '#') {
                out.appendCodePoint(c);
            }
        }
    },

    /**
     * Values in double quotes, which the template writes. No way is known to write a double quote within them, so an
     * apostrophe replaces it.
     */
    QUOTED("text/plain;charset=utf-8", "\"\\") {
        @Override
        void append(StringBuilder out, int c) {
            if (c != '\\') {
                out.appendCodePoint(c == '"' ? '\'' : c);
            }
        }
    };

    private final String type;
    private final String lost;

    Syntax(String type, String lost) {
        this.type = type;
        this.lost = lost;
    }

    /** The media type where a pack names none. */
    String type() {
        return type;
    }

    /** Characters that no value can hold: each is left out or replaced. */
    String lost() {
        return lost;
    }

    /** Writes a value in this syntax. */
    String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        PlainText.of(value).codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    abstract void append(StringBuilder out, int c);
}
