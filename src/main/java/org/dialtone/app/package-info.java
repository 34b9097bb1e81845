/**
 * Use cases of the box, without a framework: the site and its phones, addresses, firmware, logs, network, update. A
 * feature that nothing else here needs has a room below. Databases, sockets and the machine come in through interfaces
 * that this room defines.
 */
package org.dialtone.app;
