/** The object graph, start and stop, settings of the process, health. The only room that knows all others. */
package org.dialtone.boot;
