package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedMapTest {

    private static List<String> keys(Map<String, Integer> map) {
        return List.copyOf(map.keySet());
    }

    @Test
    void oneMorePushesOutTheFirst() {
        Map<String, Integer> map = BoundedMap.byInsertion(2);
        map.put("a", 1);
        map.put("b", 2);
        assertEquals(1, map.get("a"));
        map.put("a", 3);
        map.put("c", 4);
        assertEquals(List.of("b", "c"), keys(map));
        assertNull(map.get("a"));
    }

    @Test
    void byAccessTheOneThatNobodyAskedForGivesWay() {
        Map<String, Integer> map = BoundedMap.byAccess(2);
        map.put("a", 1);
        map.put("b", 2);
        assertEquals(1, map.get("a"));
        map.put("c", 3);
        assertEquals(List.of("a", "c"), keys(map));
        map.put("a", 4);
        map.put("d", 5);
        assertEquals(List.of("a", "d"), keys(map));
    }

    @Test
    void everyWayToWriteIsBounded() {
        Map<String, Integer> map = BoundedMap.byInsertion(2);
        map.putIfAbsent("a", 1);
        map.merge("b", 2, Integer::sum);
        map.computeIfAbsent("c", _ -> 3);
        map.compute("d", (_, _) -> 4);
        map.putAll(Map.of("e", 5));
        assertEquals(List.of("d", "e"), keys(map));
    }

    @Test
    void whatIsRemovedMakesRoom() {
        Map<String, Integer> map = BoundedMap.byInsertion(2);
        map.put("a", 1);
        map.put("b", 2);
        map.remove("b");
        map.put("c", 3);
        assertEquals(List.of("a", "c"), keys(map));
    }
}
