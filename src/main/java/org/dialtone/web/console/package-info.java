/** The console in the browser: pages by Qute, and their live feed. */
package org.dialtone.web.console;
