package org.dialtone.app;

import java.util.List;

/**
 * All conditions that health reports, by the question that they answer.
 *
 * @param live    where one of them is down, only a restart helps
 * @param ready   where one of them is down, no phone can be served
 * @param started where one of them is down, the start is not done yet
 */
public record Conditions(List<Condition> live, List<Condition> ready, List<Condition> started) {}
