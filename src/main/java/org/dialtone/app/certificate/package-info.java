/**
 * The certificate that TLS serves: one given by the operator, or the box's own. Uses what {@code app} may use, and
 * {@code app}.
 */
package org.dialtone.app.certificate;
