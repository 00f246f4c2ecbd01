package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.ChallengeCounts.Count;
import heartstring.loyalty.challenges.PrizesSql.Known;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who takes part in challenges that are not for everybody. */
@Component
class Entrants {

    private final Conditions conditions;
    private final PrizesSql sql;

    Entrants(Conditions conditions, PrizesSql sql) {
        this.conditions = conditions;
        this.sql = sql;
    }

    /** Why this is no condition for a challenge, null when it is one or there is none. */
    @Nullable
    String fault(@Nullable String json) {
        if (json == null) {
            return null;
        }
        return switch (conditions.readTyped(json)) {
            case Conditions.Reading.Bad bad -> (bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence();
            case Conditions.Reading.Good good ->
                conditions.needsOccasion(good.condition())
                        ? "Who takes part is a question about the customer. What counts is said by category or product."
                        : null;
        };
    }

    /** The condition in plain English, empty for none. */
    String sentence(Challenge challenge) {
        return challenge.condition() == null
                ? ""
                : read(challenge).map(conditions::sentence).orElse("is asked something that is not known any more");
    }

    /** Whether this customer takes part, as of that moment; nobody when what it asks is gone. */
    boolean takesPart(Challenge challenge, long customerId, Instant at) {
        if (challenge.condition() == null) {
            return true;
        }
        Optional<Condition> condition = read(challenge);
        return condition.isPresent() && conditions.holds(condition.get(), Subject.of(customerId, at));
    }

    /** Those of the counts, not asked before, whose customers did not take part when they bought. */
    Set<Count> outside(List<Count> counts) {
        List<Count> asking =
                counts.stream().filter(c -> c.asks() != null && c.amount() > 0).toList();
        if (asking.isEmpty()) {
            return Set.of();
        }
        Set<Known> known = sql.known(asking);
        Map<Long, Long> customers =
                sql.customers(asking.stream().map(Count::profileId).distinct().toList());
        Set<Count> outside = new HashSet<>();
        for (Count count : asking) {
            Challenge challenge = count.asks();
            if (challenge != null
                    && !known.contains(new Known(count.challengeId(), count.orderId()))
                    && !takesPart(challenge, customers.getOrDefault(count.profileId(), 0L), count.at())) {
                outside.add(count);
            }
        }
        return outside;
    }

    private Optional<Condition> read(Challenge challenge) {
        String json = challenge.condition();
        return json != null && conditions.read(json) instanceof Conditions.Reading.Good good
                ? Optional.of(good.condition())
                : Optional.empty();
    }
}
