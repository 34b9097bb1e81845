/**
 * What every page is made of: the frame around it with the reader's language and role, times and phrases in words, the
 * rows of Setup, refusals, and the styles and scripts.
 */
package org.dialtone.web.console.page;
