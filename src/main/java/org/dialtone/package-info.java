/** The program's entry. */
package org.dialtone;
