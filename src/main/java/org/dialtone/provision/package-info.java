/** Who gets which file: names, the lease rule, and the view that templates see. Uses {@code phone}, {@code journal}, {@code net}. */
package org.dialtone.provision;
