package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.metrics.BoxMeters;
import org.dialtone.metrics.MachineMeters;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Dashboard and alert rules use only metrics, labels and values that the program shows. */
class MonitoringTest {

    private static final Path DOCS = Path.of("src/docs");
    /** Prometheus adds these to what it fetches. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

    private final ExposedMetrics exposed = ExposedMetrics.read();

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        Map<String, String> queries = dashboard();
        assertTrue(queries.size() >= 20, queries::toString);
        List<String> wrong = new ArrayList<>();
        queries.forEach((query, legend) -> wrong.addAll(wrong(query, legend)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void theAlertsAskForWhatThereIs() throws IOException {
        Map<String, String> rules = alerts();
        assertTrue(rules.size() >= 10, rules::toString);
        List<String> wrong = new ArrayList<>();
        rules.forEach((query, summary) -> wrong.addAll(wrong(query, summary)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void aWrongNameLabelOrValueIsFound() {
        assertEquals(
                List.of(
                        "dialtone_phone: no such metric",
                        "dialtone_phones: no label vendor",
                        "dialtone_phones: state is never ringing",
                        "sum by (reason) (dialtone_phones): no label reason",
                        "dialtone_sip_calls: no label scope"),
                List.of(
                                wrong("dialtone_phone > 0", ""),
                                wrong("rate(dialtone_phones{vendor=\"x\"}[5m])", ""),
                                wrong("dialtone_phones{state=\"ringing\", instance=~\"$x\"} == 0 and up == 1", ""),
                                wrong("sum by (reason) (dialtone_phones)", ""),
                                wrong("dialtone_sip_calls", "{{scope}}"))
                        .stream()
                        .flatMap(List::stream)
                        .toList());
        assertEquals(
                List.of(), wrong("1 - dialtone_dhcp_leases / (dialtone_dhcp_addresses > 0)", "{{ $labels.scope }}"));
    }

    /** The meters of this test are all that the box registers. */
    @Test
    void everyMeterOfTheBoxIsWired() throws IOException {
        String wiring = Files.readString(Path.of("src/main/java/org/dialtone/boot/MeterSources.java"))
                + Files.readString(Path.of("src/main/java/org/dialtone/metrics/ReadyMeters.java"));
        String here = Files.readString(Path.of("src/test/java/org/dialtone/docs/ExposedMetrics.java"));
        List<Method> methods = Stream.of(BoxMeters.class, MachineMeters.class)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .toList();
        for (Method method : methods) {
            if (Modifier.isPublic(method.getModifiers())) {
                String call = "." + method.getName() + "(";
                assertTrue(wiring.contains(call), "not wired: " + call);
                assertTrue(here.contains(call), "not shown: " + call);
            }
        }
    }

    @Test
    void thePageHasEveryMetricWithItsLabels() throws IOException {
        List<String> rows = exposed.says().entrySet().stream()
                .map(metric -> GeneratedTable.row(
                        "`" + metric.getKey() + "`",
                        String.join(", ", exposed.labels().get(metric.getKey()).keySet()),
                        metric.getValue()))
                .toList();
        GeneratedTable.compare("monitoring.md", rows, "metric", "labels", "what");
    }

    private List<String> wrong(String query, String words) {
        PromQuery asked = PromQuery.of(query);
        List<String> wrong = new ArrayList<>();
        Set<String> known = new TreeSet<>(OF_PROMETHEUS);
        for (PromQuery.Selector selector : asked.selectors()) {
            wrong.addAll(wrong(selector));
            known.addAll(labels(selector.metric()).keySet());
        }
        Set<String> told = new TreeSet<>(asked.grouped());
        LEGEND.matcher(words).results().forEach(label -> told.add(label.group(1)));
        told.removeAll(known);
        told.forEach(label -> wrong.add(query + ": no label " + label));
        return wrong;
    }

    private List<String> wrong(PromQuery.Selector selector) {
        if (!selector.metric().equals("up") && !exposed.labels().containsKey(selector.metric())) {
            return List.of(selector.metric() + ": no such metric");
        }
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> labels = labels(selector.metric());
        selector.labels().forEach((label, value) -> {
            if (!OF_PROMETHEUS.contains(label)) {
                if (!labels.containsKey(label)) {
                    wrong.add(selector.metric() + ": no label " + label);
                } else if (value != null && !labels.get(label).contains(value)) {
                    wrong.add(selector.metric() + ": " + label + " is never " + value);
                }
            }
        });
        return wrong;
    }

    private Map<String, Set<String>> labels(String metric) {
        return exposed.labels().getOrDefault(metric, Map.of());
    }

    /** The queries of all panels with their legends. */
    private static Map<String, String> dashboard() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        JsonObject dashboard = new JsonObject(Files.readString(DOCS.resolve("dialtone-dashboard.json")));
        for (JsonObject panel : objects(dashboard.getJsonArray("panels"))) {
            objects(panel.getJsonArray("targets"))
                    .forEach(target -> queries.put(target.getString("expr"), target.getString("legendFormat")));
        }
        return queries;
    }

    private static List<JsonObject> objects(JsonArray array) {
        return Arrays.stream(array.stream().toArray())
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The expressions of all rules with what they say. */
    private static Map<String, String> alerts() throws IOException {
        Map<String, String> rules = new LinkedHashMap<>();
        Object file = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(DOCS.resolve("dialtone-alerts.yaml")));
        for (Object group : (List<?>) ((Map<?, ?>) file).get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                Map<?, ?> fields = (Map<?, ?>) rule;
                String value = "{{ $value }}";
                String says =
                        ((Map<?, ?>) fields.get("annotations")).get("summary").toString();
                rules.put(fields.get("expr").toString(), says.replace(value, ""));
            }
        }
        return rules;
    }
}
