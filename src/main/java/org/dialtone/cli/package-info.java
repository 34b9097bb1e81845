/** The command line: one class a command, and the words that it prints. */
package org.dialtone.cli;
