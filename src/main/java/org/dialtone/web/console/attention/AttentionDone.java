package org.dialtone.web.console.attention;

import org.dialtone.web.console.edit.Undo;

/**
 * What an act of the page Needs attention did.
 *
 * @param undo     the way back by the history; null: there is none
 * @param released the MAC of the phone that was adopted, which can be undone; null: none was
 */
public record AttentionDone(String says, Undo undo, String released) {}
