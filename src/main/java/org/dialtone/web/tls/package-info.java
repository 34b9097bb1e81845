/** Makes, stores and renews the certificates that the box serves TLS with: its own authority and the leaf in force. */
package org.dialtone.web.tls;
