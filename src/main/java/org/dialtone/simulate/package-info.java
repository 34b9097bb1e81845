/** Simulated phones that boot through the real protocols. */
package org.dialtone.simulate;
