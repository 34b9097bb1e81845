/** Reads and writes SIP messages. Uses {@code net}. */
package org.dialtone.sip.wire;
