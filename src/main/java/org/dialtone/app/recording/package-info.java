/**
 * What phones and the box said to each other, kept over a restart and given away without secrets. Uses what {@code app}
 * may use, and {@code app}.
 */
package org.dialtone.app.recording;
