/** The stores of leases, bindings, fleet and journal in SQLite. May use every room. */
package org.dialtone.edge.db;
