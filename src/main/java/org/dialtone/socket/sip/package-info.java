/** SIP over UDP, TCP and TLS, and PnP by multicast. */
package org.dialtone.socket.sip;
