/**
 * What a phone is: vendor packs, identification, the fleet, and which device holds which address. Uses {@code net} and
 * {@code journal}.
 */
package org.dialtone.phone;
