/**
 * What the operator configured, checked as a whole. The sub-rooms hold the document, its files, the rules and the
 * compiler.
 */
package org.dialtone.site;
