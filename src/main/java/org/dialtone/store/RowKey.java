package org.dialtone.store;

/**
 * What one change writes whole, so that a newer change of the same rows makes it void.
 *
 * @param key tells the table's rows apart, e.g. a hardware address
 */
record RowKey(String table, Object key) {}
