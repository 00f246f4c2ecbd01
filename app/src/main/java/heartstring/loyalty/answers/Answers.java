package heartstring.loyalty.answers;

import heartstring.loyalty.answers.AnswersSql.Row;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.terms.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the conditions of earn rules. What they ask of the customer is answered once for each order or event and kept; what they ask
 * of the order or event is asked whenever it is judged.
 */
@Component
public class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Condition YES = new Condition.All(List.of());
    private static final Condition NO = new Condition.Any(List.of());

    private final AnswersSql sql;
    private final Conditions conditions;
    private final Map<Long, Optional<Condition>> read = new ConcurrentHashMap<>();

    Answers(AnswersSql sql, Conditions conditions) {
        this.sql = sql;
        this.conditions = conditions;
    }

    /**
     * An order or event whose rules are asked.
     *
     * @param cause the same for the same order or event, for ever
     * @param customerId the customer it belongs to, 0 for nobody: then nothing is kept
     * @param at the moment that is asked about
     * @param rules those that held then
     */
    public record Asked(UUID cause, long profileId, long customerId, Instant at, List<EarnRule> rules) {
        public Asked {
            rules = List.copyOf(rules);
        }
    }

    /**
     * For each cause and rule what is left to decide: a condition of the order or event alone. A rule whose condition cannot be read
     * any more is missing. Runs in the caller's transaction.
     */
    public Map<UUID, Map<Long, Condition>> settled(List<Asked> asked) {
        List<Asked> personal = asked.stream()
                .filter(a -> a.rules().stream().anyMatch(this::asksCustomer))
                .toList();
        Map<UUID, Map<Long, String>> kept = personal.isEmpty()
                ? Map.of()
                : sql.kept(personal.stream().map(Asked::cause).toList());
        List<Row> fresh = new ArrayList<>();
        for (Asked one : personal) {
            fresh.addAll(fresh(one, kept.getOrDefault(one.cause(), Map.of()).keySet()));
        }
        if (!fresh.isEmpty()) {
            sql.keep(fresh);
            kept = sql.kept(personal.stream().map(Asked::cause).toList());
        }
        Map<UUID, Map<Long, Condition>> settled = new HashMap<>();
        for (Asked one : asked) {
            settled.put(one.cause(), settled(one.rules(), kept.getOrDefault(one.cause(), Map.of())));
        }
        return settled;
    }

    /** Likewise for something that has not happened; keeps nothing. Nobody, 0, gives an answer of no to every test of a customer. */
    public Map<Long, Condition> supposed(long customerId, Instant at, List<EarnRule> rules) {
        Map<Long, String> answers = new HashMap<>();
        fresh(new Asked(new UUID(0, 0), 0, customerId, at, rules), Set.of())
                .forEach(row -> answers.put(row.ruleId(), row.answers()));
        return settled(rules, answers);
    }

    /** Whether what is left holds of the order or event. */
    public boolean holds(Condition left, Occasion occasion) {
        return conditions.holds(left, Subject.nobody(occasion, occasion.at()));
    }

    /** The rule's condition in plain English, empty when it always holds. */
    public String sentence(EarnRule rule) {
        return rule.condition() == null
                ? ""
                : condition(rule).map(conditions::sentence).orElse("something that cannot be asked any more");
    }

    private List<Row> fresh(Asked asked, Set<Long> known) {
        List<EarnRule> open = asked.rules().stream()
                .filter(r -> asksCustomer(r) && !known.contains(r.id()))
                .toList();
        if (asked.customerId() == 0 || open.isEmpty()) {
            return List.of();
        }
        Subject subject = Subject.of(asked.customerId(), asked.at())
                .about(open.stream()
                        .flatMap(r -> personal(condition(r).orElseThrow()).stream())
                        .toList());
        List<Row> rows = new ArrayList<>();
        for (EarnRule rule : open) {
            StringBuilder answers = new StringBuilder();
            for (Condition test : personal(condition(rule).orElseThrow())) {
                answers.append(conditions.holds(test, subject) ? '1' : '0');
            }
            rows.add(new Row(asked.cause(), rule.id(), asked.profileId(), answers.toString()));
        }
        return rows;
    }

    private Map<Long, Condition> settled(List<EarnRule> rules, Map<Long, String> answers) {
        Map<Long, Condition> settled = new HashMap<>();
        for (EarnRule rule : rules) {
            Optional<Condition> condition = condition(rule);
            if (condition.isPresent()) {
                String given = answers.getOrDefault(rule.id(), "");
                settled.put(rule.id(), answered(condition.get(), given.chars().iterator()));
            }
        }
        return settled;
    }

    /** The condition with its tests of the customer replaced by their answers, in their order; what was not answered is a no. */
    private Condition answered(Condition condition, Iterator<Integer> answers) {
        return switch (condition) {
            case Condition.All all ->
                new Condition.All(
                        all.parts().stream().map(p -> answered(p, answers)).toList());
            case Condition.Any any ->
                new Condition.Any(
                        any.parts().stream().map(p -> answered(p, answers)).toList());
            case Condition.Not not -> new Condition.Not(answered(not.part(), answers));
            case Condition.Test test ->
                conditions.needsOccasion(test) ? test : answers.hasNext() && answers.next() == '1' ? YES : NO;
        };
    }

    private boolean asksCustomer(EarnRule rule) {
        return rule.condition() != null
                && condition(rule).map(c -> !personal(c).isEmpty()).orElse(false);
    }

    private List<Condition> personal(Condition condition) {
        return condition
                .tests()
                .filter(t -> !conditions.needsOccasion(t))
                .<Condition>map(t -> t)
                .toList();
    }

    /** A rule never changes, so its condition is read once. */
    private Optional<Condition> condition(EarnRule rule) {
        if (rule.condition() == null) {
            return Optional.of(YES);
        }
        String json = rule.condition();
        return read.computeIfAbsent(rule.id(), id -> switch (conditions.read(json)) {
            case Conditions.Reading.Good good -> Optional.of(good.condition());
            case Conditions.Reading.Bad bad -> {
                LOG.warn("The condition of earn rule {} cannot be read: {}", id, bad.sentence());
                yield Optional.empty();
            }
        });
    }
}
