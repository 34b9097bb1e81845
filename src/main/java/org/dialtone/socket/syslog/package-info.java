/** Phones' syslog by UDP. */
package org.dialtone.socket.syslog;
