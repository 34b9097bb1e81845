package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.dialtone.sip.PendingAccounts.PendingAccount;
import org.dialtone.sip.SipPlan.Extension;

/**
 * An extension and its H(A1) by algorithm, computed when a plan comes and not for each request (RFC 7616
 * section 3.4.2).
 *
 * @param oldSecrets H(A1) of the former password by algorithm; empty where there is none
 * @param pendingAccount the pending phone's account where this is no extension of the site, else null
 */
record Account(
        Extension extension,
        Map<Algorithm, String> secrets,
        Map<Algorithm, String> oldSecrets,
        PendingAccount pendingAccount) {

    static Account of(Extension extension, String realm) {
        return new Account(
                extension,
                secrets(extension, realm, extension.password()),
                extension.oldPassword() == null ? Map.of() : secrets(extension, realm, extension.oldPassword()),
                null);
    }

    static Account of(PendingAccount pendingAccount, String realm) {
        Extension extension = new Extension(
                pendingAccount.user(),
                pendingAccount.name(),
                pendingAccount.password(),
                false,
                Set.of(pendingAccount.phone()));
        return new Account(extension, secrets(extension, realm, pendingAccount.password()), Map.of(), pendingAccount);
    }

    private static Map<Algorithm, String> secrets(Extension extension, String realm, String password) {
        // The wire is read byte for byte, so a password outside ASCII must look as its UTF-8 does there.
        String bytes = new String(
                (extension.user() + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        Map<Algorithm, String> secrets = new EnumMap<>(Algorithm.class);
        Arrays.stream(Algorithm.values())
                .forEach(algorithm -> secrets.put(algorithm, algorithm.hash(algorithm.digest(), bytes)));
        return secrets;
    }

    @Override
    public String toString() {
        return "Account[" + extension.user() + "]";
    }
}
