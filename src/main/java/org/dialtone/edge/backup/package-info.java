/** A box's whole state as one encrypted file, and back: may use {@code edge.os}, {@code edge.box} and {@code site}. */
package org.dialtone.edge.backup;
