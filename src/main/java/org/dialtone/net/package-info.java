/** Values that every room speaks: hardware addresses, IPv4 addresses, subnets and ranges. Uses the JDK alone. */
package org.dialtone.net;
