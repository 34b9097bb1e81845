/** Publishes the box's figures through Micrometer: names, descriptions and tags of the meters. */
package org.dialtone.metrics;
