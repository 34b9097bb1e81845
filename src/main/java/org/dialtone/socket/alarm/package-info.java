/** Alarms on their way out of the box: to a syslog server, or to a program by HTTP. */
package org.dialtone.socket.alarm;
