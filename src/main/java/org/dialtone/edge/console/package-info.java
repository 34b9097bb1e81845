/** The operator's pages and their live feed. May use every room. */
package org.dialtone.edge.console;
