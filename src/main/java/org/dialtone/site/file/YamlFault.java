package org.dialtone.site.file;

import java.util.stream.Stream;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Where and why a text is no YAML. The library says it in English alone, and about its own grammar; this goes by what
 * stands at the places that it names.
 */
record YamlFault(Spot spot, Complaint complaint) {

    /** In code points. */
    private static final int SHOWN = 20;

    static YamlFault of(YamlEngineException e, String yaml) {
        return switch (e) {
            case MarkedYamlEngineException marked
            when marked.getProblemMark().isPresent() ->
                at(marked.getProblemMark().get(), marked, yaml);
            case ReaderException reader -> character(reader.getCodePoint(), yaml);
            default -> new YamlFault(new Spot(1, 1), Complaint.of(Flaw.YAML_NOT_UTF8));
        };
    }

    private static YamlFault at(Mark problem, MarkedYamlEngineException e, String yaml) {
        int begin = e.getContextMark().orElse(problem).getLine() + 1;
        String line = lines(yaml, problem.getLine()).findFirst().orElse("");
        String rest = from(line, problem.getColumn());
        Spot spot = new Spot(problem.getLine() + 1, problem.getColumn() + 1);
        if (rest.startsWith("\t") || indentation(line).contains("\t")) {
            return new YamlFault(spot, Complaint.of(Flaw.YAML_TAB));
        }
        return Stream.concat(Stream.of(rest), lines(yaml, problem.getLine() + 1))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(found -> new YamlFault(spot, Complaint.of(Flaw.YAML_NOT, begin, shown(found))))
                .orElseGet(() -> new YamlFault(spot, Complaint.of(Flaw.YAML_ENDS, begin)));
    }

    private static Stream<String> lines(String yaml, int first) {
        return yaml.lines().skip(first);
    }

    private static String from(String line, int column) {
        return line.substring(line.offsetByCodePoints(0, Math.min(column, line.codePointCount(0, line.length()))));
    }

    private static String indentation(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String shown(String found) {
        String text = found.strip();
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private static YamlFault character(int code, String yaml) {
        int at = Math.max(0, yaml.indexOf(code));
        String before = yaml.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new YamlFault(new Spot(line, column), Complaint.of(Flaw.YAML_NOT_TEXT, "U+%04X".formatted(code)));
    }
}
