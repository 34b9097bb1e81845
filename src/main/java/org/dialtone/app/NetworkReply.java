package org.dialtone.app;

import java.util.List;
import org.dialtone.app.ApplianceNetwork.Trial;
import org.dialtone.site.model.Network;

/**
 * The reply of the privileged operation {@code network}: lines that begin with now, wanted, left, unsaved or failed.
 */
record NetworkReply(Network inForce, Network wanted, int left, boolean unsaved, String failed) {

    private static final int NONE = -1;

    static NetworkReply of(List<String> said) {
        List<String> left = after("left ", said);
        List<String> failed = after("failed ", said);
        return new NetworkReply(
                NetworkLines.read(after("now ", said)),
                NetworkLines.read(after("wanted ", said)),
                left.isEmpty() ? NONE : Integer.parseInt(left.getFirst()),
                said.contains("unsaved"),
                failed.isEmpty() ? null : String.join("; ", failed));
    }

    private static List<String> after(String word, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    /** The change on trial; null: there is none. */
    Trial trial() {
        return left == NONE ? null : new Trial(wanted, left);
    }
}
