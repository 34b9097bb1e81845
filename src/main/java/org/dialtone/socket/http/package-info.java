/** Guards of HTTP connections: accept, count, bound. */
package org.dialtone.socket.http;
