package org.dialtone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Collects the external programs that tests, benches and scripts start, by name, and the files that start each. */
final class StartedPrograms {

    private static final Pattern NAME = Pattern.compile("(?:/usr)?(?:/s?bin/)?([a-z][a-z0-9._+-]*)");
    /** A command in Python: a list, or a function's argument, with a literal first. */
    private static final Pattern PYTHON = Pattern.compile(
            "(?:(?:\\(|, |return |words = |watched = )\\[|\\brun\\(|\\bexecvpe\\(|\\binside\\(\\w+, )"
                    + "'[a-z][^']*'(?:,\\s*(?:f?'[^']*'|\\*\\((?:[^()]|\\([^()]*\\))*\\)|[^,'\\]()]+(?:\\([^()]*\\))?))*");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|,\\s*([A-Za-z])");

    private final Map<String, Set<String>> found = new TreeMap<>();

    private StartedPrograms() {}

    static Map<String, Set<String>> of(List<Path> java, List<Path> scripts) throws IOException {
        StartedPrograms started = new StartedPrograms();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                String file =
                        Path.of(unit.getSourceFile().getName()).getFileName().toString();
                JavaStarts.of(unit).forEach(words -> started.line(words, file));
            }
        }
        for (Path script : scripts) {
            started.script(Files.readString(script), script.toString());
        }
        return started.found;
    }

    private void script(String text, String file) {
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("#!") && first.endsWith("sh")) {
            ShellStarts.of(text).forEach(name -> add(name, file));
        } else {
            Matcher lists = PYTHON.matcher(text);
            while (lists.find()) {
                line(quoted(lists.group()), file);
            }
        }
    }

    private static List<String> quoted(String list) {
        List<String> words = new ArrayList<>();
        Matcher each = QUOTED.matcher(list);
        while (each.find()) {
            words.add(each.group(1) == null ? "" : each.group(1));
        }
        return words;
    }

    /** Adds the program, and the program that it starts in turn. */
    private void line(List<String> words, String file) {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            return;
        }
        add(words.getFirst(), file);
        switch (words.getFirst()) {
            case "ip" -> {
                if (words.size() > 4 && words.subList(1, 3).equals(List.of("netns", "exec"))) {
                    line(words.subList(4, words.size()), file);
                }
            }
            case "timeout" -> line(words.subList(Math.min(2, words.size()), words.size()), file);
            case "env", "nsenter", "unshare" ->
                line(
                        words.stream()
                                .skip(1)
                                .dropWhile(word ->
                                        !word.isEmpty() && !NAME.matcher(word).matches())
                                .toList(),
                        file);
            case "sh", "bash" -> {
                if (words.size() > 2 && words.get(1).equals("-c")) {
                    ShellStarts.of(words.get(2)).forEach(name -> add(name, file));
                }
            }
            default -> {}
        }
    }

    /** Adds a program; a path outside the system's folders is a script of this project, and no program. */
    private void add(String word, String file) {
        Matcher name = NAME.matcher(word);
        if (name.matches()) {
            found.computeIfAbsent(name.group(1), _ -> new TreeSet<>()).add(file);
        }
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
