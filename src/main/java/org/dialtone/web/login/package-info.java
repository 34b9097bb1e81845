/** Who may see console and API: users, sessions, tokens, addresses. */
package org.dialtone.web.login;
