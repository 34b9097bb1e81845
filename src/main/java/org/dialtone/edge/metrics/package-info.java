/** What the box counts and measures, as Micrometer meters; health and console read the same figures. */
package org.dialtone.edge.metrics;
