package org.dialtone.provision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dialtone.phone.Features;

/** A phone's keys in the vendor's spelling; keys that its files can't name are left out, and their place stays free. */
record KeysView(Features features, UnaryOperator<String> plain, List<ProvisionPlan.Line> lines) {

    void put(Map<String, Object> view, List<FunctionKey> keys) {
        List<Map<String, Object>> used = new ArrayList<>();
        List<Map<String, Object>> unused = new ArrayList<>();
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; keys != null && i < features.keys(); i++) {
            String type =
                    i < keys.size() ? features.keyTypes().get(keys.get(i).kind().key()) : null;
            all.add(type == null ? place(i) : key(i, type, keys.get(i)));
            (type == null ? unused : used).add(all.getLast());
        }
        view.put("keys", List.copyOf(used));
        view.put("unusedKeys", List.copyOf(unused));
        view.put("keyPages", pages(all));
    }

    private List<Map<String, Object>> pages(List<Map<String, Object>> keys) {
        List<Map<String, Object>> pages = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += features.keysPerPage()) {
            List<Map<String, Object>> page = keys.subList(from, Math.min(keys.size(), from + features.keysPerPage()));
            pages.add(Map.of("index", String.valueOf(pages.size() + 1), "keys", List.copyOf(page)));
        }
        return List.copyOf(pages);
    }

    private Map<String, Object> place(int position) {
        Map<String, Object> place = new HashMap<>();
        place.put("index", String.valueOf(position + 1));
        place.put("index0", String.valueOf(position));
        place.put("nextIndex", String.valueOf(position + 2));
        place.put("slot", String.valueOf(position % features.keysPerPage() + 1));
        place.put(
                "names",
                position < features.keyNames().size() ? features.keyNames().get(position) : Map.of());
        place.put("kind", "");
        return place;
    }

    private Map<String, Object> key(int position, String type, FunctionKey key) {
        Map<String, Object> view = place(position);
        view.put("type", type);
        view.put("kind", key.kind().key());
        view.put("value", plain.apply(key.value()));
        view.put("label", plain.apply(key.label().isBlank() ? key.value() : key.label()));
        view.put("line", String.valueOf(key.line()));
        view.put("line0", String.valueOf(key.line() - 1));
        view.put("pickup", pickup(key));
        return view;
    }

    /** What is dialled before the number to take a call that rings there; empty where the key's line may not. */
    private String pickup(FunctionKey key) {
        ProvisionPlan.CallPickup pickup = key.kind() == FunctionKey.Kind.BLF && key.line() <= lines.size()
                ? lines.get(key.line() - 1).pickup()
                : ProvisionPlan.CallPickup.NONE;
        return pickup.numbers().contains(key.value()) ? pickup.code() : "";
    }
}
