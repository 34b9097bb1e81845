/** Leases, bindings, fleet and journal in SQLite: group commit, migrations, the data folder. */
package org.dialtone.store;
