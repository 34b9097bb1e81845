/**
 * A change of the site by a page: its form with faults and preview, what was changed in words, the way back, and how
 * far it is on its way to the phones.
 */
package org.dialtone.web.console.edit;
