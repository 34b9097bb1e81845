package org.dialtone.sip.wire;

/**
 * A response (RFC 3261 section 7.2).
 *
 * @param status 100 to 699
 */
public record SipResponse(int status, String reason, Headers headers, byte[] body) implements SipMessage {}
