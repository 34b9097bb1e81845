/** The site, users and tokens as Hibernate entities with Panache. */
package org.dialtone.store.site;
