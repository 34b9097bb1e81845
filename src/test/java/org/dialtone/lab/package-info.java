/** End-to-end tests of {@code make test}: the packaged box as a process, and real clients on real links. */
package org.dialtone.lab;
