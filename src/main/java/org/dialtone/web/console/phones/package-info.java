/**
 * The phones: their list, one phone's page with its boots, settings, logs and recording, its forms, who gets files, and
 * resyncs.
 */
package org.dialtone.web.console.phones;
