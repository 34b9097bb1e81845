/** TFTP transfers on real sockets. */
package org.dialtone.socket.tftp;
