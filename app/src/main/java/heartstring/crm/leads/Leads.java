package heartstring.crm.leads;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.notices.Notices;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads, and how warm they are. */
@Component
public class Leads {

    /** Of so many of the newest the warmest are shown first. */
    static final int MOST_SORTED = 200;

    private final LeadsSql sql;
    private final Deals deals;
    private final Pipelines pipelines;
    private final Notices notices;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Leads(
            LeadsSql sql,
            Deals deals,
            Pipelines pipelines,
            Notices notices,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.deals = deals;
        this.pipelines = pipelines;
        this.notices = notices;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** The pipeline of leads with its stages; the first one in use, should it be put away. */
    public Pipeline pipeline() {
        return sql.pipeline().flatMap(pipelines::find).orElseGet(pipelines::first);
    }

    /** The lead that somebody has already, if it is open. */
    public Optional<Long> openOf(long customerId) {
        return sql.openOf(pipeline().id(), customerId);
    }

    /**
     * Makes a lead of somebody, or says more of the one that is open, in the caller's transaction.
     *
     * @param ownerId who gets a new one, 0 for nobody
     * @param touchpoint that speaks of it
     * @return the deal that it is; nothing when it could not be one
     */
    @Transactional
    public Optional<Long> take(long customerId, String title, long ownerId, long touchpoint, Instant at) {
        Optional<Long> before = openOf(customerId);
        if (before.isPresent()) {
            deals.speaks(before.get(), touchpoint);
            notices.tellFollowers("deal-changed", Notices.About.deal(before.get()));
            return before;
        }
        Optional<Stage> first = pipeline().stages().stream().findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String currency = settings.currency().getCurrencyCode();
        DealDraft draft = new DealDraft(
                title.substring(0, Math.min(title.length(), 200)),
                customerId,
                0,
                first.get().id(),
                null,
                currency,
                ownerId,
                null,
                null);
        return switch (deals.open(draft, at)) {
            case DealOutcome.Done done -> {
                deals.speaks(done.deal().id(), touchpoint);
                yield Optional.of(done.deal().id());
            }
            case DealOutcome.Refused r -> Optional.empty();
            case DealOutcome.Clash c -> Optional.empty();
            case DealOutcome.Unknown u -> Optional.empty();
        };
    }

    /** Open leads with their scores: the newest first, or the warmest of the newest. */
    public List<Lead> open(int stage, long owner, boolean warmest, @Nullable Cursor after, int most) {
        List<Lead> found =
                sql.open(pipeline().id(), stage, owner, warmest ? null : after, warmest ? MOST_SORTED : most);
        Map<Long, List<Lead.Reason>> reasons = found.isEmpty()
                ? Map.of()
                : sql.reasons(
                        found.stream().mapToLong(Lead::customerId).distinct().toArray(), time.instant());
        List<Lead> scored = found.stream()
                .map(lead -> lead.scored(reasons.getOrDefault(lead.customerId(), List.of())))
                .toList();
        return warmest
                ? scored.stream()
                        .sorted(Comparator.comparingLong((Lead lead) -> -lead.score()))
                        .limit(most)
                        .toList()
                : scored;
    }

    /** Moves a lead on to the first stage of another pipeline: there it is a deal among deals. */
    @Transactional
    public DealOutcome win(long id, int pipelineId) {
        Deal lead = lead(id);
        Optional<Stage> first = pipelines
                .find(pipelineId)
                .filter(p -> !p.archived() && p.id() != lead.pipelineId())
                .flatMap(p -> p.stages().stream().findFirst());
        return first.isEmpty()
                ? new DealOutcome.Refused("Choose the pipeline in which it goes on.")
                : deals.move(id, first.get().id());
    }

    /** Moves a lead to another stage of leads. */
    @Transactional
    public DealOutcome move(long id, int stageId) {
        lead(id);
        return pipeline().stage(stageId).isEmpty()
                ? new DealOutcome.Refused("There is no such stage of leads.")
                : deals.move(id, stageId);
    }

    /** Gives up a lead; why has to be said. */
    @Transactional
    public DealOutcome lose(long id, String reason) {
        lead(id);
        return deals.close(id, false, reason);
    }

    private Deal lead(long id) {
        return deals.find(id)
                .filter(deal -> deal.pipelineId() == pipeline().id())
                .orElseThrow(() -> Refusal.notFound("lead"));
    }

    /** What counts, and how much. */
    public List<ScoreRule> rules() {
        return sql.rules();
    }

    /** Keeps a rule, {@code id} 0 for a new one; why not, as a sentence, or null. */
    @Transactional
    public @Nullable String keepRule(int id, String typedEvent, String typedLabel, int points, int halfLifeDays) {
        String event = typedEvent.strip();
        String label = typedLabel.strip();
        String fault = ScoreRule.fault(event, label, points, halfLifeDays);
        if (fault != null) {
            return fault;
        }
        if (id == 0 && rules().size() >= ScoreRule.MOST) {
            return "There are " + ScoreRule.MOST + " rules already.";
        }
        if (!sql.keep(id, event, label, points, halfLifeDays)) {
            return "There is a rule for this event already, or this one is gone.";
        }
        audit.record(id == 0 ? "added" : "changed", "score rule", id);
        return null;
    }

    @Transactional
    public void dropRule(int id) {
        if (sql.drop(id)) {
            audit.record("removed", "score rule", id);
        }
    }
}
