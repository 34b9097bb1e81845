/** How a command talks to the running box: a socket in the data folder, and what answers on it. */
package org.dialtone.cli.control;
