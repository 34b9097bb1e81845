/** Loads and checks vendor packs, and renders their templates in a Qute engine of their own. May use every room. */
package org.dialtone.edge.pack;
