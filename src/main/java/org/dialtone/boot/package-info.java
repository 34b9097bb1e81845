/**
 * The process: the object graph of the running box (one class {@code …Wiring} a part), start and stop, its turn among the
 * processes that share a database, what recurs, health and meters. The only room that knows all others.
 */
package org.dialtone.boot;
