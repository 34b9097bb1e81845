/** A sound document in, the engines' immutable plans out. */
package org.dialtone.site.compile;
