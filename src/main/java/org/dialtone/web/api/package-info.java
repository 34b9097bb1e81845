/** The JSON API: one class for each resource, and its records. */
package org.dialtone.web.api;
