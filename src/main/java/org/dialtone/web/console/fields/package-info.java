/**
 * Fields that forms about several things have: DHCP options, settings of phones, vendors' own parameters, and the names
 * that fields propose.
 */
package org.dialtone.web.console.fields;
