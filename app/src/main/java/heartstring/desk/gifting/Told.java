package heartstring.desk.gifting;

import heartstring.decision.gifts.Decision;
import heartstring.decision.gifts.Gifts;
import heartstring.decision.gifts.Weighed;
import heartstring.decision.gifts.Why;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a till is told. Amounts in minor units. */
final class Told {

    private Told() {}

    /** Who stands there, and one line to remember; {@code line} may be empty. */
    record Person(
            long customerId,
            @Schema(example = "Ana Brandt") String name,

            @Schema(example = "Remember: “I am vegetarian now”")
            String line) {}

    /** What the basket would earn. */
    record Earns(String programme, long points, List<Rule> rules) {

        record Rule(String rule, long points) {}
    }

    /** What the basket says for it: so many receipts with both, of so many with the product of the basket. */
    record Reason(String with, long together, long receipts, String words) {}

    /** The gift: what the cashier does, what the customer is told, and the receipts behind it. */
    record Gift(
            String product,
            String name,
            long costMinor,
            String currency,
            Instant until,

            @Schema(example = "Give “Ice-cream cones” with the “Vanilla ice cream”.")
            String forCashier,

            String forCustomer,
            List<Reason> reasons) {}

    /** A candidate in numbers; see the documentation of the decision room for the formula. */
    record Candidate(
            String product,
            String name,
            long costMinor,
            double score,
            double share,
            double chance,
            double strength,
            double taste,
            double novelty,
            double season,
            double worth) {}

    /** A product that was not to be given, and why. */
    record Refused(
            String product,
            String name,

            @Schema(
                    description = "in_basket, instead, avoided, returned, lately, too_dear, no_stock or budget",
                    example = "instead")
            String why,

            String words) {}

    /**
     * What was decided.
     *
     * @param id by which it is given, given back and explained; 0 where nothing is kept, because nobody is known or no programme runs
     */
    record Answer(
            long id,
            boolean replayed,
            @Nullable Person person,
            @Nullable Earns earns,

            @Schema(description = "none, held_out, reserved, given, voided or expired", example = "reserved")
            String state,

            @Schema(
                    description = "why there is no gift: off, nobody, complaint, too_soon, nothing, budget or held_out",
                    example = "complaint")
            @Nullable
            String why,

            @Schema(description = "what the cashier does, or why there is nothing to do")
            String forCashier,

            @Nullable Gift gift) {

        static Answer of(Why why, @Nullable Person person, @Nullable Earns earns) {
            return new Answer(0, false, person, earns, "none", why.word(), why.words(), null);
        }

        static Answer of(Decision d, boolean replayed, @Nullable Person person, @Nullable Earns earns) {
            Why why = d.why() != null ? d.why() : d.state().equals("held_out") ? Why.HELD_OUT : null;
            return new Answer(
                    d.id(),
                    replayed,
                    person,
                    earns,
                    d.state(),
                    why == null ? null : why.word(),
                    d.forCashier(),
                    present(d));
        }
    }

    private static @Nullable Gift present(Decision d) {
        Instant until = d.until();
        Weighed.Option option = d.option().orElse(null);
        if (option == null || until == null || !(d.isReserved() || d.isGiven())) {
            return null;
        }
        return new Gift(
                option.product(),
                option.name(),
                d.costMinor(),
                d.programme().currency(),
                until,
                d.forCashier(),
                d.forCustomer(),
                option.reasons().stream()
                        .map(r -> new Reason(r.with(), r.together(), r.receipts(), r.words()))
                        .toList());
    }

    /**
     * Why it was decided so.
     *
     * @param chosen the product that was drawn, also for one who goes without; null for none
     * @param replays what comes out when it is done again from what is kept: the same
     * @param unfit products of the programme for which this basket says nothing
     */
    record Explained(
            Answer answer,
            Instant at,
            String programme,
            String trial,
            int method,
            long seed,
            @Nullable String chosen,
            double propensity,
            @Nullable String replays,
            List<String> basket,
            List<Candidate> candidates,
            List<Refused> refused,
            int unfit) {

        static Explained of(Decision d) {
            return new Explained(
                    Answer.of(d, true, null, null),
                    d.at(),
                    d.programme().name(),
                    d.programme().trial(),
                    d.weighed().method(),
                    d.seed(),
                    d.product(),
                    d.propensity(),
                    Gifts.replay(d).orElse(null),
                    d.weighed().basket(),
                    d.weighed().options().stream()
                            .map(o -> new Candidate(
                                    o.product(),
                                    o.name(),
                                    o.costMinor(),
                                    o.score(),
                                    o.share(),
                                    o.chance(),
                                    o.strength(),
                                    o.taste(),
                                    o.novelty(),
                                    o.season(),
                                    o.worth()))
                            .toList(),
                    d.weighed().refused().stream()
                            .map(r -> new Refused(
                                    r.product(),
                                    r.name(),
                                    r.why().name().toLowerCase(java.util.Locale.ROOT),
                                    "“" + r.name() + "” " + r.why().words() + "."))
                            .toList(),
                    d.weighed().unfit());
        }
    }
}
