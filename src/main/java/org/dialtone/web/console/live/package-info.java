/**
 * What open consoles are sent: a part of a page or the rows of a list again when they changed, made once for all who
 * watch, within a bound of bytes and of processor time.
 */
package org.dialtone.web.console.live;
