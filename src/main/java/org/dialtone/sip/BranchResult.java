package org.dialtone.sip;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dialtone.sip.wire.SipResponse;

/**
 * The result of one branch of a fork.
 *
 * @param response the phone's response; empty where it sent none
 */
record BranchResult(int status, Optional<SipResponse> response) {

    /**
     * The response for the caller (RFC 3261 section 16.7 step 6); of several that mean no answer, the one that tells a
     * person most.
     */
    static BranchResult best(List<BranchResult> outcomes) {
        return outcomes.stream()
                .min(Comparator.comparingInt(BranchResult::rank))
                .orElseThrow();
    }

    private int rank() {
        return switch (status) {
            case 401, 407 -> 2;
            case 415, 420, 484 -> 3;
            case 486 -> 4;
            case 480 -> 6;
            case 408 -> 7;
            case 404, 481, 487 -> 8;
            default -> status >= 600 ? 0 : status < 400 ? 1 : status < 500 ? 5 : 9;
        };
    }
}
