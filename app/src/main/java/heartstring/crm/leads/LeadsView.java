package heartstring.crm.leads;

import heartstring.crm.pipelines.Pipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of leads.
 *
 * @param targets pipelines in which a lead can go on as a deal
 * @param owner whose: 0 for all, -1 for nobody's
 * @param next where the list goes on, null for no more
 */
public record LeadsView(
        List<Lead> leads,
        Pipeline pipeline,
        List<Pipeline> targets,
        List<String> reasons,
        int stage,
        long owner,
        boolean warmest,
        long me,
        boolean editable,
        @Nullable String next) {

    /** The same list with another choice. */
    public String with(int otherStage, long otherOwner, boolean otherOrder) {
        return "/crm/leads?stage=" + otherStage + "&owner=" + otherOwner + (otherOrder ? "&sort=score" : "");
    }

    public String more() {
        return with(stage, owner, warmest) + "&after=" + next;
    }

    /** A style by how warm it is. */
    public String warmth(Lead lead) {
        return lead.score() >= 40 ? "badge-accent" : lead.score() >= 15 ? "badge-gold" : "";
    }
}
