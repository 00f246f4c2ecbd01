package heartstring.decision.runs;

import heartstring.decision.versions.Stored;
import heartstring.decision.workflows.Step;
import heartstring.platform.settings.Settings;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Trial;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells of many customers at one moment; each thing is read once for all of them, and only when somebody asks. */
@Component
public class People {

    /** For so few each condition is asked of one after another; of more it is asked as one question about all. */
    private static final int FEW = 20;

    private static final double TO_THE_53 = 1L << 53;
    private static final List<String> ZONES = List.of("timezone", "time_zone", "timeZone");

    private final PeopleSql sql;
    private final Conditions conditions;
    private final Arms arms;
    private final Settings settings;

    People(PeopleSql sql, Conditions conditions, Arms arms, Settings settings) {
        this.sql = sql;
        this.conditions = conditions;
        this.arms = arms;
        this.settings = settings;
    }

    /** These customers as they are now. */
    public Group of(Set<Long> customers, Instant now) {
        return new Group(Set.copyOf(customers), now);
    }

    /** Some customers at one moment; for one thread. */
    public final class Group {

        private final Set<Long> customers;
        private final Instant now;
        private final Map<Condition, Set<Long>> holding = new HashMap<>();
        private final Map<Long, Subject> subjects = new HashMap<>();
        private final Map<List<String>, Map<Long, String>> traits = new HashMap<>();
        private final Map<String, Map<Long, Map<String, Arm>>> drawn = new HashMap<>();
        private Map<Long, Long> first = Map.of();

        private Group(Set<Long> customers, Instant now) {
            this.customers = customers;
            this.now = now;
        }

        /** Those of whom it holds. */
        public Set<Long> holding(Condition condition) {
            return holding.computeIfAbsent(condition, this::ask);
        }

        private Set<Long> ask(Condition condition) {
            if (condition instanceof Condition.All all && all.parts().isEmpty()) {
                return customers;
            }
            if (customers.size() <= FEW) {
                Set<Long> holding = new HashSet<>();
                for (long customer : customers) {
                    Subject subject = subjects.computeIfAbsent(customer, c -> Subject.of(c, now));
                    if (conditions.holds(condition, subject)) {
                        holding.add(customer);
                    }
                }
                return holding;
            }
            return switch (conditions.everybody(condition, now)) {
                case Conditions.Everybody.Ready ready -> sql.among(ready.customers(), customers);
                case Conditions.Everybody.Refused refused -> throw new IllegalStateException(refused.sentence());
            };
        }

        private Map<Long, String> trait(List<String> names) {
            return traits.computeIfAbsent(names, n -> sql.traits(customers, n));
        }

        public ZoneId zone(long customer) {
            String told = trait(ZONES).getOrDefault(customer, "");
            try {
                return told.isEmpty() ? settings.zone() : ZoneId.of(told);
            } catch (DateTimeException e) {
                return settings.zone();
            }
        }

        public Optional<LocalDate> day(long customer, String property) {
            String told = trait(List.of(property)).getOrDefault(customer, "");
            try {
                return told.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(told.substring(0, 10)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private long first(long customer) {
            if (first.isEmpty()) {
                first = sql.first(customers);
            }
            return first.getOrDefault(customer, 0L);
        }

        private boolean heldOut(long customer, int workflow, Step.Experiment experiment) {
            Trial trial = new Trial(Stored.trial(workflow, experiment.id()), experiment.holdOutPercent());
            return drawn.computeIfAbsent(trial.key(), key -> arms.of(customers, List.of(trial)))
                            .getOrDefault(customer, Map.of())
                            .get(trial.key())
                    == Arm.HELD_OUT;
        }

        /** Keeps that somebody met an experiment, in the arm in which they are; in the caller's transaction. */
        public void expose(Map<String, Set<Long>> met) {
            List<Arms.Meeting> meetings = new ArrayList<>();
            met.forEach((trial, whom) -> whom.forEach(customer -> {
                Map<String, Arm> arm = drawn.getOrDefault(trial, Map.of()).getOrDefault(customer, Map.of());
                if (!arm.isEmpty()) {
                    meetings.add(new Arms.Meeting(customer, arm, now));
                }
            }));
            arms.expose(meetings);
        }

        /** What a walk asks about one of them. */
        public Walk.Eyes eyes(long customer, int workflow) {
            return new Walk.Eyes() {
                @Override
                public boolean holds(Condition condition) {
                    return holding(condition).contains(customer);
                }

                @Override
                public ZoneId zone() {
                    return Group.this.zone(customer);
                }

                @Override
                public Optional<LocalDate> day(String property) {
                    return Group.this.day(customer, property);
                }

                @Override
                public double lot(String step) {
                    return place("workflow:" + workflow + ":" + step, first(customer));
                }

                @Override
                public boolean heldOut(Step.Experiment experiment) {
                    return Group.this.heldOut(customer, workflow, experiment);
                }
            };
        }
    }

    /** When it is that time on that day there; a time that a clock skips is when it has gone forward. */
    public static Instant moment(LocalDateTime local, ZoneId zone) {
        return Walk.moment(local, zone);
    }

    /** Between 0 and 1, evenly spread: the first 53 bits of a SHA-256. */
    static double place(String key, long piece) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((key + "/" + piece).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / TO_THE_53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
