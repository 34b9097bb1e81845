package org.dialtone.sip.wire;

/**
 * A request (RFC 3261 section 7.1).
 *
 * @param method the method, compared with regard to case
 * @param uri    the Request-URI as written, of any scheme
 */
public record SipRequest(String method, String uri, Headers headers, byte[] body) implements SipMessage {}
