/** What can be done with the box, without a framework: the site and its phones, addresses, firmware, logs, network, update. Whatever needs a database, a socket or the machine is asked through an interface that stands here. */
package org.dialtone.app;
