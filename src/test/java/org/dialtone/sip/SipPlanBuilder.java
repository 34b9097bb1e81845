package org.dialtone.sip;

import java.util.Map;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.SipPlan.Number;

/** Builds a plan for a test. What isn't said: the box serves, by the strictest rules, and no number rings several. */
public final class SipPlanBuilder {

    private final Map<String, Extension> extensions;
    private boolean serving = true;
    private String realm = "dialtone";
    private LeaseRule leaseRule = LeaseRule.ENFORCE;
    private boolean facing = true;
    private Map<String, Number> numbers = Map.of();

    /** @param extensions by user */
    public SipPlanBuilder(Map<String, Extension> extensions) {
        this.extensions = extensions;
    }

    public SipPlanBuilder serving(boolean value) {
        serving = value;
        return this;
    }

    public SipPlanBuilder realm(String value) {
        realm = value;
        return this;
    }

    public SipPlanBuilder leaseRule(LeaseRule value) {
        leaseRule = value;
        return this;
    }

    public SipPlanBuilder facing(boolean value) {
        facing = value;
        return this;
    }

    /** @param value by number */
    public SipPlanBuilder numbers(Map<String, Number> value) {
        numbers = value;
        return this;
    }

    public SipPlan build() {
        return new SipPlan(serving, realm, leaseRule, facing, extensions, numbers);
    }
}
