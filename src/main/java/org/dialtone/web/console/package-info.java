/** The console's pages by Qute, and their live feed. */
package org.dialtone.web.console;
