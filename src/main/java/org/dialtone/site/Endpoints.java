package org.dialtone.site;

/** The ports that phones are told: plain HTTP for their files, SIP for their registration. */
public record Endpoints(int httpPort, int sipPort) {
}
