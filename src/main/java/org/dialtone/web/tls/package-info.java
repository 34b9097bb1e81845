/** The box's certificate authority and its leaf. */
package org.dialtone.web.tls;
