/** Serves phones over HTTP: their files, their uploads, and their reports. */
package org.dialtone.web.phonefiles;
