package org.dialtone;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the programs that a shell script names where a command begins; it doesn't see commands in variables. */
final class ShellStarts {

    /** Words after which another command begins. */
    private static final Set<String> LEADING =
            Set.of("if", "then", "else", "elif", "do", "while", "until", "!", "{", "time", "exec", "command", "trap");

    private static final Set<String> OTHER =
            Set.of("for", "select", "case", "fi", "done", "esac", "}", "[", "[[", "in");
    private static final Pattern FUNCTION = Pattern.compile("(?m)(?:^|[;{]\\s*)\\s*([a-z_]+)\\(\\)");
    private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*(['\"]?)(\\w+)\\1.*\\R(?s:.*?)\\R\\2(?=\\R|$)");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*(\\[[^]]*])?\\+?=.*", Pattern.DOTALL);
    private static final Pattern PROGRAM = Pattern.compile("/?[a-z][a-z0-9._+/-]*");

    private final String text;
    private final Set<String> found = new TreeSet<>();
    private int at;

    private ShellStarts(String text) {
        this.text = text;
    }

    static Set<String> of(String script) {
        ShellStarts starts = new ShellStarts(HEREDOC.matcher(script).replaceAll(" "));
        starts.commands(false);
        Set<String> own = new HashSet<>();
        Matcher functions = FUNCTION.matcher(script);
        while (functions.find()) {
            own.add(functions.group(1));
        }
        starts.found.removeAll(own);
        return starts.found;
    }

    /** Reads to the end, or to the bracket that closes a substitution. */
    private void commands(boolean nested) {
        boolean begins = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ')' && nested) {
                at++;
                return;
            }
            if (text.startsWith(";;", at)) {
                at += 2;
                pattern();
                begins = true;
            } else if ("\n;&|()".indexOf(c) >= 0) {
                at++;
                begins = true;
            } else if (Character.isWhitespace(c) || c == '\\' && text.startsWith("\\\n", at)) {
                at += c == '\\' ? 2 : 1;
            } else if (c == '#') {
                at = end('\n', at);
            } else if (c == '<' || c == '>') {
                redirection();
            } else {
                begins = command(word(), begins);
            }
        }
    }

    /** Whether a command begins after this word. */
    private boolean command(String word, boolean begins) {
        if (word.equals("in")) {
            if (text.substring(0, at).matches("(?s).*\\bcase\\s+\\S+\\s+in")) {
                pattern();
                return true;
            }
            return false;
        }
        if (!begins || OTHER.contains(word)) {
            return false;
        }
        if (LEADING.contains(word) || ASSIGNMENT.matcher(word).matches() || word.endsWith("/with-java")) {
            return true;
        }
        if (PROGRAM.matcher(word).matches() && !text.startsWith("()", at)) {
            found.add(word);
        }
        return false;
    }

    /** Skips a pattern of a case, up to its bracket. */
    private void pattern() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (!text.startsWith("esac", at)) {
            at = Math.min(text.length(), end(')', at) + 1);
        }
    }

    private void redirection() {
        while (at < text.length() && "<>&".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            commands(true);
            return;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        word();
    }

    /** Reads up to the end of the word, with all quoted text; reads substitutions in it as commands. */
    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && " \t\n;&|()<>".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            switch (c) {
                case '\'' -> {
                    at = end('\'', at + 1) + 1;
                    word.append('\'');
                }
                case '"' -> {
                    at++;
                    quoted();
                    word.append('"');
                }
                case '\\' -> at += 2;
                case '$' -> {
                    dollar();
                    word.append('$');
                }
                default -> {
                    word.append(c);
                    at++;
                    if (c == '=' && at < text.length() && text.charAt(at) == '(') {
                        at++;
                        list();
                    }
                }
            }
        }
        if (word.isEmpty() && at < text.length() && "<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return word.toString();
    }

    /** Skips an array's elements, which are no commands. */
    private void list() {
        while (at < text.length() && text.charAt(at) != ')') {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                word();
            }
        }
        at++;
    }

    private void quoted() {
        while (at < text.length() && text.charAt(at) != '"') {
            switch (text.charAt(at)) {
                case '\\' -> at += 2;
                case '$' -> dollar();
                default -> at++;
            }
        }
        at++;
    }

    private void dollar() {
        at++;
        if (text.startsWith("((", at)) {
            at = Math.min(text.length(), text.indexOf("))", at) + 2);
        } else if (text.startsWith("(", at)) {
            at++;
            commands(true);
        } else if (text.startsWith("{", at)) {
            at = end('}', at) + 1;
        }
    }

    private int end(char c, int from) {
        int end = text.indexOf(c, from);
        return end < 0 ? text.length() : end;
    }
}
