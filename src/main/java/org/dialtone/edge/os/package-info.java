/** The machine: interfaces, folders, locks, ports. May use every room. */
package org.dialtone.edge.os;
