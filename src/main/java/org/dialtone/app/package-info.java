/**
 * Use cases of the box, without a framework: the site and its phones, addresses, firmware, logs, network, update.
 * Databases, sockets and the machine come in through interfaces that this room defines.
 */
package org.dialtone.app;
