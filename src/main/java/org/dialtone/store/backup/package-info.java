/** Backup, restore and factory reset of the data folder. */
package org.dialtone.store.backup;
