/** Phones' files, uploads and reports by HTTP. */
package org.dialtone.web.phonefiles;
