/** The registrar: digest, bindings, who may register from where. Uses {@code sip.wire}, {@code phone}, {@code journal}, {@code net}. */
package org.dialtone.sip;
