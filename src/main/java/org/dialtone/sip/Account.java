package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.dialtone.sip.SipPlan.Extension;

/** An extension and its H(A1) by algorithm, made when a plan comes and not for each request (RFC 7616 section 3.4.2). */
record Account(Extension extension, Map<Algorithm, String> secrets) {

    static Account of(Extension extension, String realm) {
        // The wire is read byte for byte, so a password outside ASCII has to look as its UTF-8 does there.
        String bytes = new String((extension.user() + ":" + realm + ":" + extension.password()).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        Map<Algorithm, String> secrets = new EnumMap<>(Algorithm.class);
        Arrays.stream(Algorithm.values()).forEach(algorithm -> secrets.put(algorithm, algorithm.hash(algorithm.digest(), bytes)));
        return new Account(extension, secrets);
    }

    @Override
    public String toString() {
        return "Account[" + extension.user() + "]";
    }
}
