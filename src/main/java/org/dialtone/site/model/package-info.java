/** The site as one immutable document of records, and what can be wrong with it. */
package org.dialtone.site.model;
