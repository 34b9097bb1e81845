/** The site file (YAML) and its tables (CSV), to and from the site document; every fault has its place in the text. */
package org.dialtone.site.file;
