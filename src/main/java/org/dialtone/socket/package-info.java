/** What sockets of all protocols share. */
package org.dialtone.socket;
