/**
 * The sections and the lists of the site as forms: what holds for the whole site, scopes, classes, reservations,
 * numbers, the phone book and models.
 */
package org.dialtone.web.console.settings;
