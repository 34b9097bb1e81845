/** What is counted, for Micrometer. */
package org.dialtone.metrics;
