/** The machine: interfaces, neighbours, raw sockets, the privileged helper. */
package org.dialtone.host;
