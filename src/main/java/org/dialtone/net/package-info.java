/** Values that all rooms share: hardware addresses, IPv4 addresses, subnets and ranges. Uses the JDK alone. */
package org.dialtone.net;
