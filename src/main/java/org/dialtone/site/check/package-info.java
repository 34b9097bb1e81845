/** Rules for a site: each looks at the document and says what is wrong, where, and what would be right. */
package org.dialtone.site.check;
