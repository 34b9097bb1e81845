/** Who may use the console: login and password, operators, tokens, and the log of who did what. */
package org.dialtone.web.console.people;
