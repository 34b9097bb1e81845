/** Read models: what console and API show of phones, leases, pools and settings. */
package org.dialtone.app.view;
