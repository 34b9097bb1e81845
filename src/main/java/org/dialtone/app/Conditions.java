package org.dialtone.app;

import java.util.List;

/**
 * All that health reports, by the question that it answers.
 *
 * @param live    down: only a restart helps
 * @param ready   down: no phone can be served
 * @param started down: the start is not done yet
 */
public record Conditions(List<Condition> live, List<Condition> ready, List<Condition> started) {}
