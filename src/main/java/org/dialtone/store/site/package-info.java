/**
 * The site's revisions, operators, tokens, audit, calls and alarms as Hibernate entities with Panache.
 *
 * <p>A Panache entity has one persistence unit, and Quarkus fixes the kind of a persistence unit's database when it
 * builds. So all entities stay in the default unit, whose driver ({@code store.SiteDriver}) and dialect
 * ({@link org.dialtone.store.site.SiteDialect}) serve SQLite and PostgreSQL alike. For that, mappings hold only texts,
 * whole numbers, flags, enums by name and bytes, keys are assigned and not generated, times are numbers, queries are HQL,
 * and a transaction that writes begins with a write. SQLite's own words are only in {@code db/migration} and in
 * {@code application.properties}.
 */
package org.dialtone.store.site;
