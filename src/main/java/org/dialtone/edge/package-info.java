/** Every framework and the outside world. {@code Wiring} holds the whole object graph on one page. */
package org.dialtone.edge;
