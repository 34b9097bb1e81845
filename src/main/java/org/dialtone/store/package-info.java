/**
 * Leases, bindings, fleet and journal in SQLite files, or in tables of a PostgreSQL server: group commit, migrations, which
 * of several processes is the active one, and the data folder.
 */
package org.dialtone.store;
