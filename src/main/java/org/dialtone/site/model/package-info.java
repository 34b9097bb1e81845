/** The site as one immutable document of records. */
package org.dialtone.site.model;
