package org.dialtone.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dialtone.phone.Features;

/** A phone's keys in the vendor's spelling; those that its files can't name are left out, and their place is free. */
record KeysView(Features features, UnaryOperator<String> plain) {

    void put(Map<String, Object> view, List<FunctionKey> keys) {
        List<Map<String, Object>> used = new ArrayList<>();
        List<Map<String, Object>> unused = new ArrayList<>();
        for (int i = 0; keys != null && i < features.keys(); i++) {
            String type = i < keys.size() ? features.keyTypes().get(keys.get(i).kind().key()) : null;
            if (type == null) {
                unused.add(Map.of("index", String.valueOf(i + 1), "index0", String.valueOf(i)));
            } else {
                used.add(key(i, type, keys.get(i)));
            }
        }
        view.put("keys", List.copyOf(used));
        view.put("unusedKeys", List.copyOf(unused));
    }

    private Map<String, Object> key(int position, String type, FunctionKey key) {
        return Map.of("index", String.valueOf(position + 1), "index0", String.valueOf(position), "type", type, "kind", key.kind().key(),
                "value", plain.apply(key.value()), "label", plain.apply(key.label().isBlank() ? key.value() : key.label()),
                "line", String.valueOf(key.line()), "line0", String.valueOf(key.line() - 1));
    }
}
