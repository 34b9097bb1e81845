/**
 * The process: the object graph ({@code Wiring}, {@code DhcpWiring}, {@code SipWiring}, {@code AppWiring},
 * {@code PackWiring}), start and stop, health and meters. The only room that knows all others; no other room builds an
 * engine, a store or a socket.
 */
package org.dialtone.boot;
