/** Loads, checks and watches packs, and renders their templates by Qute. */
package org.dialtone.pack;
