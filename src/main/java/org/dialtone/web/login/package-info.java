/** Decides who may use console and API: sessions, passwords, and the addresses that clients may come from. */
package org.dialtone.web.login;
