package org.dialtone.app.view;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.app.Condition;

/** Tells how full each scope is. An empty pool is no reason to take the box down: phones that hold an address go on. */
public record PoolCondition(Supplier<List<PoolUse>> pools) implements Condition {

    @Override
    public String name() {
        return "address pools";
    }

    @Override
    public State now() {
        return State.up(pools.get().stream().collect(Collectors.toMap(PoolUse::scope, PoolUse::says)));
    }
}
