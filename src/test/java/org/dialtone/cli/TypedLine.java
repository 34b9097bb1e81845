package org.dialtone.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command line as a person types it, with a data folder of its own, before a process that starts no box. */
final class TypedLine implements AutoCloseable {

    final FakeProcess process = new FakeProcess();
    /** What was asked at the keyboard. */
    final List<String> prompts = new ArrayList<>();

    private final Map<String, String> before = new HashMap<>();
    private StringWriter out;
    private StringWriter err;

    TypedLine(Path data) {
        // The command lan sets these two: they must not outlive the test.
        before.put("dialtone.interfaces", System.getProperty("dialtone.interfaces"));
        before.put("dialtone.site", System.getProperty("dialtone.site"));
        // Tests with Quarkus leave their settings behind.
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("dialtone."))
                .forEach(key -> before.put(key, System.clearProperty(key)));
        set("dialtone.data", data.toString());
    }

    /** Sets a setting until this is closed. */
    void set(String key, String value) {
        before.putIfAbsent(key, System.getProperty(key));
        System.setProperty(key, value);
    }

    /** Runs one command and gives its exit status. */
    int run(String... arguments) {
        return typing("", arguments);
    }

    /** As {@link #run}, with a text on standard input. */
    int typing(String typed, String... arguments) {
        return run(null, typed, arguments);
    }

    /** As {@link #typing}, on a terminal: {@code secrets} are typed without echo, one after the other. */
    int atKeyboard(String typed, List<String> secrets, String... arguments) {
        Deque<String> left = new ArrayDeque<>(secrets);
        return run(
                prompt -> {
                    prompts.add(prompt);
                    return left.isEmpty() ? null : left.removeFirst().toCharArray();
                },
                typed,
                arguments);
    }

    private int run(Terminal.Keyboard keyboard, String typed, String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader(typed)),
                keyboard);
        return CommandLineStart.run(terminal, process, arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }
}
