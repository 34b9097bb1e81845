/**
 * TFTP, read-only (RFC 1350, 2347, 2348, 2349, 7440): packets, and one transfer as a state machine without socket or
 * clock.
 */
package org.dialtone.tftp;
