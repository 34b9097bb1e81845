package org.dialtone.web.console.page;

/**
 * A point in time as a page shows it.
 *
 * @param iso   for programs
 * @param clock time of day at the site, to the second
 * @param precise the same to the millisecond
 * @param day   date at the site
 */
public record Moment(String iso, String clock, String precise, String day) {}
