/** The journal: what happened to each phone, in order, and the diagnosis of it in sentences. Uses {@code net}. */
package org.dialtone.journal;
