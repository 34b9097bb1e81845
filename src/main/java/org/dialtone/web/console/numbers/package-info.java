/** Extensions, calls, and who would ring for an emergency number. */
package org.dialtone.web.console.numbers;
