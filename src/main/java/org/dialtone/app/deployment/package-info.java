/**
 * How a change of the site reaches its phones: who is told, when, and how far it is. Uses what {@code app} may use, and
 * {@code app}.
 */
package org.dialtone.app.deployment;
