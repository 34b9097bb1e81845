/**
 * The SIP server: registrar with digest and bindings, proxy for calls between phones, NOTIFY, PnP. Uses {@code
 * sip.wire}, {@code holder}, {@code phone}, {@code journal}, {@code net}.
 */
package org.dialtone.sip;
