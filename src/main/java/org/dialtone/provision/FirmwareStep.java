package org.dialtone.provision;

/**
 * Firmware that phones run before they can run newer one.
 *
 * @param below   phones that run a version before this one take the step
 * @param version the version of the step, as the vendor writes it
 * @param file    a file in the folder {@code firmware} of the box
 */
public record FirmwareStep(String below, String version, String file) {}
