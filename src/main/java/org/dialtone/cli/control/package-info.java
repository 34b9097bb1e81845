/**
 * The control socket in the data folder, over which a command talks to the running box: client, server and messages.
 */
package org.dialtone.cli.control;
