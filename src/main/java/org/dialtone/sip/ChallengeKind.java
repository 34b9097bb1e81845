package org.dialtone.sip;

/**
 * The role in which the box asks for credentials: as the registrar (RFC 3261 section 22.2) or as a proxy
 * (section 22.3).
 */
enum ChallengeKind {
    SERVER(401, "Unauthorized", "WWW-Authenticate", "Authorization"),
    PROXY(407, "Proxy Authentication Required", "Proxy-Authenticate", "Proxy-Authorization");

    final int status;
    final String reason;
    final String challenge;
    final String answer;

    ChallengeKind(int status, String reason, String challenge, String answer) {
        this.status = status;
        this.reason = reason;
        this.challenge = challenge;
        this.answer = answer;
    }
}
