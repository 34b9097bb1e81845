package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.MovedTogether.Standing;
import org.junit.jupiter.api.Test;

/** A replaced switch moves most phones of a scope at once; a phone that is carried elsewhere moves alone. */
class MovedTogetherTest {

    @Test
    void mostPhonesOfAScopeAreOneFinding() {
        assertEquals(
                List.of(new MovedTogether("rooms", 3, 5)),
                MovedTogether.of(Stream.of(phones("rooms", 3, 2), phones("lobby", 2, 0), phones("offices", 5, 5))
                        .flatMap(List::stream)
                        .toList()));
    }

    private static List<Standing> phones(String scope, int moved, int there) {
        return IntStream.range(0, moved + there)
                .mapToObj(i -> new Standing(scope, i < moved))
                .toList();
    }
}
