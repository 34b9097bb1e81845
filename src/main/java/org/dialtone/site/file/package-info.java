/** The site file: YAML to and from the site document, every fault with line and path. */
package org.dialtone.site.file;
