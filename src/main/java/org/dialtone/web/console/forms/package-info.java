/** Forms as values: fields, what somebody typed into them, and the patch of the site that it makes. */
package org.dialtone.web.console.forms;
