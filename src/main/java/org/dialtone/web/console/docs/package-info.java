/** The documentation in the console, and the licences of what the program is made of. */
package org.dialtone.web.console.docs;
