/** What needs an operator, alarms, the handover report, and the support bundle. */
package org.dialtone.web.console.attention;
