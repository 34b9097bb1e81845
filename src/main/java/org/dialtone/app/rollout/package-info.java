/** Firmware that comes to the phones of a site in rings: what was told to whom, who came back, and when it stops. */
package org.dialtone.app.rollout;
