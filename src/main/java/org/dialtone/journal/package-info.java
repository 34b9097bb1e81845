/** What happened to each phone, in order, and what that means in words. Uses {@code net}. */
package org.dialtone.journal;
