package heartstring.story.conditions;

import heartstring.platform.fields.Fields;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.story.terms.Term;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to conditions: read and write them, say them in English, ask them of one customer or of all. */
@Component
public class Conditions {

    /** The most customers on one page of a set. */
    public static final int MOST_ON_PAGE = 10_000;

    private final Map<String, Term> fixed;
    private final List<Terms> changing;
    private volatile Known known;
    private final ConditionsSql sql;
    private final Settings settings;
    private final PlansSql plans;
    private final Fields fields;

    Conditions(List<Terms> rooms, ConditionsSql sql, Settings settings, PlansSql plans, Fields fields) {
        this.fields = fields;
        this.plans = plans;
        this.fixed = byName(rooms.stream()
                .filter(room -> !room.isChanging())
                .map(Terms::terms)
                .toList());
        this.changing = rooms.stream().filter(Terms::isChanging).toList();
        this.known = new Known(List.of(), fixed);
        this.sql = sql;
        this.settings = settings;
    }

    /** All terms by name, and those among them that have changed since they were not. */
    private record Known(List<List<Term>> changed, Map<String, Term> terms) {}

    private Map<String, Term> known() {
        List<List<Term>> now = changing.stream().map(Terms::terms).toList();
        Known last = known;
        if (!last.changed().equals(now)) {
            List<List<Term>> all = new ArrayList<>();
            all.add(List.copyOf(fixed.values()));
            all.addAll(now);
            last = new Known(now, byName(all));
            known = last;
        }
        return last.terms();
    }

    /** What can become of a text that should be a condition. */
    public sealed interface Reading {
        record Good(Condition condition) implements Reading {}

        /**
         * It cannot be read.
         *
         * @param path where, such as {@code all[1].value}; empty for the whole
         * @param sentence what is wrong and what to do
         */
        record Bad(String path, String sentence) implements Reading {}
    }

    /** What can become of asking for everybody of whom a condition holds. */
    public sealed interface Everybody {
        /** A query of one column, {@code customer_id}, no row twice; for use within a statement of a room above. */
        record Ready(Statement customers) implements Everybody {}

        /** It asks about an order or event at hand, which no customer has. */
        record Refused(String sentence) implements Everybody {}
    }

    /** A statement and the values of its named parameters; their names begin with {@code b} and a number, or are now, zone, currency. */
    public record Statement(String sql, Map<String, Object> params) {
        public Statement {
            params = Map.copyOf(params);
        }
    }

    /** All that can be asked about, in the order in which the rooms list it. */
    public List<Term> terms() {
        return List.copyOf(known().values());
    }

    public Reading read(String json) {
        return ConditionJson.read(json, known());
    }

    /** The same for a condition that somebody writes now: it may not ask about a field that they may not see. */
    public Reading readTyped(String json) {
        Reading reading = read(json);
        if (!(reading instanceof Reading.Good good)) {
            return reading;
        }
        List<String> hidden = fields.hidden();
        return good.condition()
                .tests()
                .map(Conditions::property)
                .filter(hidden::contains)
                .findFirst()
                .<Reading>map(name -> new Reading.Bad(
                        "",
                        "The property “" + name + "” may not be asked about by you; a manager can say who may see it."))
                .orElse(reading);
    }

    /** The property that a test asks about by its name; empty when it asks about something else. */
    private static String property(Condition.Test test) {
        Value name = test.term().startsWith("trait") ? test.with().get("name") : null;
        return name == null ? "" : name.plain();
    }

    /** As {@link #read} takes it, always in the same form. */
    public String write(Condition condition) {
        return ConditionJson.write(condition, known());
    }

    /** In plain English, such as {@code bought at least 3 times in the last 90 days and lives in Leeds}; plain text, no markup. */
    public String sentence(Condition condition) {
        return new Sentences(known(), settings.currency().getCurrencyCode()).of(condition);
    }

    /** Whether only an order or event at hand can decide it. */
    public boolean needsOccasion(Condition condition) {
        return condition.tests().anyMatch(test -> term(test).ofOccasion());
    }

    /**
     * Whether it holds of the customer and occasion; reads of the customer only what it comes to, each once for the subject. Throws
     * IllegalArgumentException when it asks about an occasion and there is none.
     */
    public boolean holds(Condition condition, Subject subject) {
        if (subject.occasion == null && needsOccasion(condition)) {
            throw new IllegalArgumentException("This asks about an order or event at hand, and there is none.");
        }
        Term.Frame frame = frame(subject.now);
        return ConditionRules.holds(
                condition,
                part -> part.tests().allMatch(test -> term(test).ofOccasion()),
                test -> values(test, condition, subject, frame).stream()
                        .anyMatch(value -> ConditionRules.holds(test.is(), test.values(), value)));
    }

    /** Everybody of whom it holds at that moment, as a query. */
    public Everybody everybody(Condition condition, Instant now) {
        Optional<Term> stranger =
                condition.tests().map(this::term).filter(Term::ofOccasion).findFirst();
        if (stranger.isPresent()) {
            return new Everybody.Refused(
                    "“" + stranger.get().label()
                            + "” is known only while an order or event is at hand, so it cannot choose customers. Take it out here.");
        }
        SetSql sets = new SetSql(known(), frame(now));
        String customers = sets.customers(condition);
        return new Everybody.Ready(new Statement(customers, sets.params()));
    }

    /** The next of them by number, after this one (0 for the first page), at most {@link #MOST_ON_PAGE}. */
    @Transactional
    public List<Long> page(Everybody.Ready everybody, long after, int limit) {
        if (limit < 1 || limit > MOST_ON_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + MOST_ON_PAGE + " customers.");
        }
        plans.forTheseValues();
        return sql.page(everybody.customers(), after, limit);
    }

    /** How many they are. */
    @Transactional
    public long count(Everybody.Ready everybody) {
        plans.forTheseValues();
        return sql.count(everybody.customers());
    }

    private List<Value> values(Condition.Test test, Condition whole, Subject subject, Term.Frame frame) {
        return switch (term(test).source()) {
            case Term.OfOccasion of -> of.values().apply(Objects.requireNonNull(subject.occasion), frame);
            case Term.OfCustomer of -> {
                Subject.Key key = Subject.Key.of(test);
                if (!subject.known.containsKey(key)) {
                    readGroup(term(test).group(), whole, subject, frame);
                }
                Value value = subject.known.getOrDefault(key, Optional.empty()).orElse(of.otherwise());
                yield value == null ? List.of() : List.of(value);
            }
        };
    }

    /** Reads all that this condition, and those that will be asked, want of the group. */
    private void readGroup(String group, Condition whole, Subject subject, Term.Frame frame) {
        Map<Subject.Key, Condition.Test> wanted = new LinkedHashMap<>();
        Stream.concat(Stream.of(whole), subject.about.stream())
                .flatMap(Condition::tests)
                .filter(test -> !term(test).ofOccasion() && term(test).group().equals(group))
                .filter(test -> !subject.known.containsKey(Subject.Key.of(test)))
                .forEach(test -> wanted.putIfAbsent(Subject.Key.of(test), test));
        if (subject.customerId == 0) {
            wanted.keySet().forEach(key -> subject.known.put(key, Optional.empty()));
        } else {
            subject.known.putAll(sql.read(subject.customerId, new ArrayList<>(wanted.values()), known(), frame));
        }
    }

    private Term term(Condition.Test test) {
        Term term = known().get(test.term());
        if (term == null) {
            throw new IllegalArgumentException("There is no term " + test.term());
        }
        return term;
    }

    private Term.Frame frame(Instant now) {
        return new Term.Frame(now, settings.zone(), settings.currency().getCurrencyCode());
    }

    private static Map<String, Term> byName(List<List<Term>> rooms) {
        Map<String, Term> byName = new LinkedHashMap<>();
        for (List<Term> room : rooms) {
            for (Term term : room) {
                if (byName.put(term.name(), term) != null) {
                    throw new IllegalStateException("Two terms are called " + term.name());
                }
            }
        }
        return byName;
    }
}
