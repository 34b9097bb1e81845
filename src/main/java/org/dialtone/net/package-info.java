/**
 * Values that all rooms share: hardware addresses, IPv4 and IPv6 addresses, subnets and ranges, the time of the box,
 * paces, and a bounded map. Uses the JDK alone.
 */
package org.dialtone.net;
