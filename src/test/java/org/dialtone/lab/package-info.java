/** The box as a process, real clients on real links: what {@code make test} proves end to end. */
package org.dialtone.lab;
