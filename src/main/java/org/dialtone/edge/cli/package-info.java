/** The command line, and the simulator of phones. May use every room. */
package org.dialtone.edge.cli;
