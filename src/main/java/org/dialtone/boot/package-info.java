/**
 * The process: the object graph of the running box ({@code Wiring}, {@code DhcpWiring}, {@code SipWiring},
 * {@code AppWiring}, {@code FollowWiring}, {@code PackWiring}), start and stop, health and meters. The only room that
 * knows all others.
 */
package org.dialtone.boot;
