/** Compiles a checked site document into the engines' immutable plans. */
package org.dialtone.site.compile;
