package heartstring.decision.workflowruns;

import heartstring.crm.leftoff.OpenMatter;
import heartstring.crm.leftoff.OpenMatters;
import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.ui.components.Format;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells where we left off with a customer: the workflows they are in. */
@Component
class InWorkflows implements OpenMatters {

    private static final int MOST = 3;
    private static final int LOOKED_AT = 20;
    private static final int MOST_NAME = 60;

    private final Runs runs;
    private final Workflows workflows;

    InWorkflows(Runs runs, Workflows workflows) {
        this.runs = runs;
        this.workflows = workflows;
    }

    @Override
    public List<OpenMatter> of(long customer) {
        return runs.ofCustomer(customer, LOOKED_AT).stream()
                .filter(run -> !run.state().equals("ended"))
                .limit(MOST)
                .map(run -> new OpenMatter(
                        "They are in the workflow “"
                                + Format.shortened(
                                        workflows
                                                .find(run.workflow())
                                                .map(Stored::name)
                                                .orElse("…"),
                                        MOST_NAME)
                                + "”.",
                        "/workflows/people/" + customer,
                        run.enteredAt()))
                .toList();
    }
}
