/** The first start: six steps from a new password to the first phone, which make one change of the site. */
package org.dialtone.web.console.start;
