/** Simulated desk phones that boot through the real protocols: a relayed DHCP client, the fetch of a vendor's files, and a REGISTER. Uses {@code dhcp.wire} and {@code net}. */
package org.dialtone.edge.simulate;
