/** Text to and from SIP messages. Uses {@code net}. */
package org.dialtone.sip.wire;
