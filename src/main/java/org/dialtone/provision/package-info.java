/**
 * Provisioning: which device gets which file, by file names, the lease rule, and the view for templates. Uses {@code
 * holder}, {@code phone}, {@code journal}, {@code net}.
 */
package org.dialtone.provision;
