/** The box's state from its SQLite files to a PostgreSQL server and back, row by row. */
package org.dialtone.store.move;
