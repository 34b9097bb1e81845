package org.dialtone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dialtone.app.PrivilegedOperations;

/** An appliance's root that says what the test says; there is none until it may say something. */
final class FakeRoot implements PrivilegedOperations {

    /** First line that is asked to the lines said. */
    final Map<String, List<String>> says = new HashMap<>();

    final List<String> asked = new ArrayList<>();
    int status;

    @Override
    public boolean isThere() {
        return !says.isEmpty();
    }

    @Override
    public int run(String name, InputStream input, Consumer<String> told) throws IOException {
        String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        asked.add(name + " " + text.strip().replace('\n', '|'));
        says.getOrDefault(text.lines().findFirst().orElse(""), List.of()).forEach(told);
        return text.startsWith("show") ? 0 : status;
    }
}
