/** The site as a whole: its file, its history and the way back to a revision, and tables. */
package org.dialtone.web.console.site;
