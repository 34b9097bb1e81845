/**
 * The whole box, its phones, its disk and its network in one thread, on a clock of their own and from one seed. A seed
 * that fails does so again, step by step.
 */
package org.dialtone.simulation;
