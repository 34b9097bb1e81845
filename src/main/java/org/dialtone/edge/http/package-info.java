/** Provisioning and the REST API over HTTP, certificates, health. May use every room. */
package org.dialtone.edge.http;
