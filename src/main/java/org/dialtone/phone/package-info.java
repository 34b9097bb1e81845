/** What a phone is: vendor packs, identification, the fleet and who holds which address. Uses {@code net} and {@code journal}. */
package org.dialtone.phone;
