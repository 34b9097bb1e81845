/** The JSON API. */
package org.dialtone.web.api;
