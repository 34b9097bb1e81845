/**
 * The console in the browser. Each feature has a folder of its own with its pages, its forms, its live parts, and the
 * list of its templates ({@code templates/console}, in a folder of the same name); {@code page}, {@code live}, {@code edit},
 * {@code fields} and {@code forms} are what they share.
 */
package org.dialtone.web.console;
