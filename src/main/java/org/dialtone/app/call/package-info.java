/** The log of calls, and how it is searched. Uses what {@code app} may use, and {@code app}. */
package org.dialtone.app.call;
