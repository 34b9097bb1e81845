/**
 * Keeps what each phone and the box last said to each other, within a bound: a phone's last boots and calls, as packets
 * and as a report. Uses {@code net}, {@code dhcp.wire} and {@code sip.wire}.
 */
package org.dialtone.recorder;
