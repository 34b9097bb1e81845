/** What the operator configured, checked as a whole; its parts are rooms of their own. */
package org.dialtone.site;
