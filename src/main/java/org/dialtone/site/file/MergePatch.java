package org.dialtone.site.file;

import java.util.LinkedHashMap;
import java.util.Map;

/** A change of a tree of maps, lists and single values by another tree (JSON Merge Patch, RFC 7396 section 2). */
final class MergePatch {

    private MergePatch() {}

    /** The target as patched; keys that the patch doesn't name stay, those that it gives null go, lists are replaced. */
    static Map<String, Object> apply(Map<String, ?> target, Map<?, ?> patch) {
        Map<String, Object> patched = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value == null) {
                patched.remove(name);
            } else if (value instanceof Map<?, ?> inner) {
                patched.put(name, apply(keys(patched.get(name)), inner));
            } else {
                patched.put(name, value);
            }
        });
        return patched;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> keys(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
