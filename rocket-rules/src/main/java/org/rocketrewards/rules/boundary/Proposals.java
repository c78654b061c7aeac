package org.rocketrewards.rules.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSetProposal;
import org.rocketrewards.rules.control.RuleDocuments;

/** Asks the modules that know what rules refer to, whether all of it is there. */
@ApplicationScoped
public class Proposals {
    @Inject
    Event<RuleSetProposal> proposals;

    /** What is in the way of publishing these rules; empty when nothing is. */
    public List<RuleFault> faults(List<Rule> rules) {
        RuleSetProposal proposal = new RuleSetProposal(rules);
        proposals.fire(proposal);
        return proposal.faults();
    }

    /**
     * Checks rules that are about to be published.
     *
     * @throws RocketException {@code invalid_field} with all faults
     */
    public void require(List<Rule> rules) {
        List<RuleFault> faults = faults(rules);
        if (!faults.isEmpty()) {
            throw RuleDocuments.refused(faults);
        }
    }
}
