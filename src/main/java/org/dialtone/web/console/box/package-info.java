/** The box itself: health, restart, update, reset, backup, its own addresses, its certificate, and its log. */
package org.dialtone.web.console.box;
