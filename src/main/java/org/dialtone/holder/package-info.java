/**
 * Answers one question for all who serve phones: is the device that asks the one that holds its address? Uses {@code
 * net} and {@code phone}.
 */
package org.dialtone.holder;
