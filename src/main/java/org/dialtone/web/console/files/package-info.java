/** What phones fetch: the files that one phone would get now, vendor packs, and firmware. */
package org.dialtone.web.console.files;
