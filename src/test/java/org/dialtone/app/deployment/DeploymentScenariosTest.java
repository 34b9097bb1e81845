package org.dialtone.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Actor;
import org.dialtone.app.MovingPhones.Turn;
import org.dialtone.sip.Call;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who is told of a change, and when: the table is {@code scenarios.txt}. */
class DeploymentScenariosTest {

    private static final Actor OPERATOR = new Actor(Actor.Kind.CONSOLE, "anna", null);

    private DeploymentRig rig;
    private long first;
    private long latest;

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        try (InputStream table = getClass().getResourceAsStream("scenarios.txt")) {
            return Arrays.stream(new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"))
                    .map(scenario -> scenario.strip().lines().toList())
                    .map(lines -> DynamicTest.dynamicTest(
                            lines.getFirst(), () -> new DeploymentScenariosTest().run(lines.subList(1, lines.size()))));
        }
    }

    private void run(List<String> lines) {
        for (String line : lines) {
            String[] sides = line.split(" => ");
            String found = act(sides[0].split(" "));
            if (sides.length > 1) {
                assertEquals(sides[1], found, line);
            }
        }
    }

    /** Does what the line says, and tells how far the change is then. */
    private String act(String... words) {
        String what = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "phones" ->
                rig = new DeploymentRig(Integer.parseInt(what), words.length > 2 ? numbers(words[3]) : Set.of());
            case "rename", "adopt", "remove", "vlan" -> {
                return change(words);
            }
            case "tick" -> {
                for (int i = 0; i < Integer.parseInt(what); i++) {
                    rig.tick();
                }
            }
            case "wait" -> rig.hand.pass(Duration.parse("PT" + what.toUpperCase(Locale.ROOT)));
            case "call", "ring" -> rig.calls.put(Integer.parseInt(what), call(Integer.parseInt(what), words[0]));
            case "hangup" -> rig.calls.remove(Integer.parseInt(what));
            case "off" -> rig.off.add(Integer.parseInt(what));
            case "deaf" -> rig.deaf.add(Integer.parseInt(what));
            case "fetch" -> rig.fetch(Integer.parseInt(what));
            case "moves" ->
                rig.moving.put(
                        Integer.parseInt(what),
                        words[2].equals("asks") ? new Turn.Asks(rig.clock.instant()) : new Turn.Coming());
            case "stays" -> rig.moving.remove(Integer.parseInt(what));
            case "reboot" -> rig.reboot(Integer.parseInt(what));
            case "build" -> rig.build(what);
            case "restart" -> rig.start();
            case "answer" -> rig.deployments.tell(latest, TellTime.of(what).orElseThrow());
            default -> {
                return question(words[0], what);
            }
        }
        return rig.deployments
                .of(Arrays.asList(words).contains("first") ? first : latest)
                .map(DeploymentProgress::says)
                .orElse("not followed");
    }

    private String change(String... words) {
        long before = rig.site.revision();
        Actor who = words[0].equals("adopt") ? Actor.box("adoption") : OPERATOR;
        String name = words.length > 3 ? String.join(" ", List.of(words).subList(3, words.length)) : "New name";
        if (words[0].equals("remove")) {
            rig.remove(OPERATOR, Integer.parseInt(words[1]));
        } else if (words[0].equals("vlan")) {
            rig.vlan(OPERATOR, Integer.parseInt(words[2]), numbers(words[1]));
        } else {
            rig.rename(who, numbers(words[1]).stream().collect(Collectors.toMap(Function.identity(), _ -> name)));
        }
        latest = rig.site.revision();
        first = first == 0 ? latest : first;
        if (latest == before) {
            return "no change";
        }
        return rig.deployments.of(latest).map(DeploymentProgress::says).orElse("not followed");
    }

    private String question(String word, String what) {
        DeploymentProgress progress = rig.deployments.of(latest).orElse(null);
        return switch (word) {
            case "told" -> {
                String told = rig.told.stream().map(String::valueOf).collect(Collectors.joining(","));
                rig.told.clear();
                yield told.isEmpty() ? "-" : told;
            }
            case "times" -> String.valueOf(rig.times);
            case "state" -> progress.state().key();
            case "confirmed" -> String.valueOf(progress.confirmed());
            case "restarts" -> String.valueOf(progress.restarts());
            case "moving" ->
                rig.moving.keySet().stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
            case "why" ->
                progress.lacking().stream()
                        .filter(each -> each.phone().equals(rig.mac(Integer.parseInt(what))))
                        .map(DeploymentProgress.Lacking::says)
                        .findFirst()
                        .orElse(null);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private Call call(int phone, String word) {
        String number = String.valueOf(1000 + phone);
        boolean rings = word.equals("ring");
        return new Call(
                phone,
                rings ? "9" : number,
                "",
                rings ? number : "9",
                rings ? null : "9",
                rig.clock.instant(),
                rings ? null : rig.clock.instant(),
                null,
                null);
    }

    private static Set<Integer> numbers(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
