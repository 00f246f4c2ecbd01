package heartstring.decision.actionrules;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.decision.actionfacts.House;
import heartstring.decision.actionfacts.Known;
import heartstring.insight.usual.Usual;
import heartstring.kernels.bandit.Credit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be done for whom, and what not, with the reason. */
class ActionRulesTest {

    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    private static final House ALL = new House(true, 300, true, 100, true, true, 0.25, "EUR");
    private static final House BARE = new House(false, 0, false, 0, false, false, 0.25, "EUR");
    private static final Usual.Along OIL = new Usual.Along(1, "Oil", 2, "Salad", 5, 50, 100, 9, "goes with the salad");

    /** A delighted regular of whom everything is known, for tests to take from. */
    private static final class Person {
        Known.@Nullable Wrong wrong;
        Known.@Nullable Promise promise;
        int visits = 20;

        @Nullable
        Instant lastAt = NOW.minus(Duration.ofDays(3));

        Known.Value value = new Known.Value(2, false, 4_000, 50_000, 14);
        boolean polite;
        Known.@Nullable Answer answer = new Known.Answer(1, NOW.minus(Duration.ofDays(2)));
        int asked;
        int heard;
        int gifts;
        List<Known.Done> done = new ArrayList<>();
        boolean refused;
        boolean reachable = true;
        boolean member = true;
        Known.@Nullable Due due = new Known.Due("Milk", TODAY.plusDays(1), 7, 0.8);
        boolean prefers;
        boolean birthday;
        boolean profiling = true;

        Known known() {
            return new Known(
                    1, wrong, promise, visits, lastAt, value, polite, answer, asked, heard, gifts, done, refused,
                    reachable, member, due, prefers, birthday, profiling);
        }
    }

    private static ActionRules.Plan plan(Consumer<Person> change) {
        return plan(change, ALL, OIL);
    }

    private static ActionRules.Plan plan(Consumer<Person> change, House house, Usual.@Nullable Along along) {
        Person person = new Person();
        change.accept(person);
        return ActionRules.plan(new ActionRules.Question(person.known(), house, along, NOW, TODAY));
    }

    private static Set<Action> can(ActionRules.Plan plan) {
        return plan.candidates().stream()
                .map(ActionRules.Candidate::action)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
    }

    private static String why(ActionRules.Plan plan, Action action) {
        return plan.refused().stream()
                .filter(r -> r.action() == action)
                .map(Weighed.Refused::why)
                .findFirst()
                .orElse("");
    }

    private static Set<Action> among(Action... actions) {
        return EnumSet.copyOf(Arrays.asList(actions));
    }

    @Test
    void eachActIsThereForWhomItIsMeantAndRefusedWithItsReason() {
        Set<Action> everything = EnumSet.complementOf(EnumSet.of(Action.APOLOGISE, Action.CALL));
        assertThat(can(plan(p -> {}))).isEqualTo(everything);
        assertThat(can(plan(p -> p.value = new Known.Value(2, true, 4_000, 50_000, 14))))
                .contains(Action.CALL);
        assertThat(can(plan(p -> p.answer = new Known.Answer(0.2, NOW)))).contains(Action.APOLOGISE);
        record Case(Action refused, String reason, Consumer<Person> change) {}
        for (Case one : List.of(
                new Case(Action.THANK, "stands out", p -> {
                    p.visits = 13;
                    p.answer = null;
                }),
                new Case(Action.CALL, "no telephone", p -> {
                    p.value = new Known.Value(2, true, 4_000, 50_000, 14);
                    p.reachable = false;
                }),
                new Case(Action.REMIND, "regularly is due", p -> p.due = null),
                new Case(Action.GIFT, "a gift lately", p -> p.gifts = 1),
                new Case(Action.GIFT, "too little", p -> p.visits = 2),
                new Case(Action.POINTS, "no card", p -> p.member = false),
                new Case(Action.SURVEY, "asked within three months", p -> p.asked = 1),
                new Case(Action.SURVEY, "about to leave", p -> p.polite = true),
                new Case(Action.SURVEY, "within a month", p -> p.lastAt = NOW.minus(Duration.ofDays(40))),
                new Case(Action.REFER, "delighted", p -> p.answer = new Known.Answer(0.8, NOW)),
                new Case(Action.ASK, "nothing that we would have to ask", p -> {
                    p.prefers = true;
                    p.birthday = true;
                }),
                new Case(Action.REMIND, "do not want to be asked", p -> p.refused = true))) {
            ActionRules.Plan plan = plan(one.change());
            assertThat(can(plan)).doesNotContain(one.refused());
            assertThat(why(plan, one.refused())).contains(one.reason());
        }
        ActionRules.Plan bare = plan(p -> {}, BARE, null);
        assertThat(can(bare)).containsExactlyInAnyOrder(Action.NOTHING, Action.THANK, Action.REMIND, Action.ASK);
        assertThat(why(bare, Action.RECOMMEND)).contains("by more than chance");
        // Each act is either possible or refused, and never both.
        assertThat(bare.candidates().size() + bare.refused().size()).isEqualTo(Action.values().length);
    }

    @Test
    void whatIsOwedComesBeforeAllElse() {
        ActionRules.Plan sorry = plan(p -> {
            p.wrong = new Known.Wrong(7, NOW, false);
            p.promise = new Known.Promise(3, "call back", TODAY);
        });
        assertThat(sorry.owed()).isTrue();
        assertThat(can(sorry)).isEqualTo(among(Action.APOLOGISE));
        assertThat(why(sorry, Action.GIFT)).contains("bribe");
        ActionRules.Plan said = plan(p -> p.wrong = new Known.Wrong(7, NOW, true));
        assertThat(can(said)).isEqualTo(among(Action.NOTHING));
        assertThat(why(said, Action.POINTS)).contains("not settled");
        ActionRules.Plan promised = plan(p -> p.promise = new Known.Promise(3, "call back", TODAY.minusDays(1)));
        assertThat(can(promised)).isEqualTo(among(Action.CALL));
        assertThat(promised.candidates().getFirst().why())
                .isEqualTo("We promised them something, due since yesterday.");
        assertThat(can(plan(p -> {
                    p.wrong = new Known.Wrong(7, NOW, false);
                    p.done.add(new Known.Done("apologise", "not_now", NOW.minus(Duration.ofDays(1))));
                })))
                .isEqualTo(among(Action.NOTHING));
        // What is owed does not depend on what may be known of them.
        assertThat(can(plan(p -> {
                    p.profiling = false;
                    p.wrong = new Known.Wrong(7, NOW, false);
                })))
                .isEqualTo(among(Action.APOLOGISE));
    }

    @Test
    void whoDoesNotWantItIsLeftInPeace() {
        ActionRules.Plan off = plan(p -> p.profiling = false);
        assertThat(can(off)).isEqualTo(among(Action.NOTHING));
        assertThat(why(off, Action.RECOMMEND)).contains("do not want what they did");
        assertThat(can(plan(p -> p.heard = 3))).isEqualTo(among(Action.NOTHING));
        assertThat(can(plan(p -> p.heard = 2))).contains(Action.THANK);
    }

    @Test
    void whatWasDismissedOrDoneRests() {
        for (Because because : Because.values()) {
            Known.Done fresh = new Known.Done("gift", because.word(), NOW.minus(Duration.ofDays(because.days() - 1L)));
            Known.Done old = new Known.Done("gift", because.word(), NOW.minus(Duration.ofDays(because.days() + 1L)));
            assertThat(why(plan(p -> p.done.add(fresh)), Action.GIFT)).contains(because.words());
            assertThat(can(plan(p -> p.done.add(old)))).contains(Action.GIFT);
        }
        assertThat(why(
                        plan(p -> p.done.add(new Known.Done("thank", "", NOW.minus(Duration.ofDays(20))))),
                        Action.THANK))
                .contains("done lately");
    }

    private static Weighed weighed(Consumer<Person> change, Map<Action, Credit> learnt, int touches) {
        Person person = new Person();
        change.accept(person);
        Known known = person.known();
        return WorthRules.weighed(plan(change), known, ALL, touches, learnt, Map.of(Action.GIFT, 0.2));
    }

    private static Weighed.Option option(Weighed weighed, Action action) {
        return weighed.options().stream()
                .filter(o -> o.action() == action)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anActIsWorthWhatItBringsLessItsCostAndHowTiringItIs() {
        Weighed fresh = weighed(p -> {}, Map.of(), 0);
        assertThat(fresh.pace()).isEqualTo(Pace.OFTEN);
        assertThat(fresh.options().getFirst().action()).isEqualTo(Action.NOTHING);
        assertThat(option(fresh, Action.THANK).worth()).isEqualTo(1_000);
        // What hold-outs have shown is believed rather than a guess.
        assertThat(option(fresh, Action.GIFT).rate())
                .isGreaterThan(option(fresh, Action.POINTS).rate());
        assertThat(option(weighed(p -> {}, Map.of(), 2), Action.THANK).fatigue())
                .isEqualTo(100);
        // What is at stake speaks for calling who drifts away.
        Weighed drifting = weighed(p -> p.value = new Known.Value(2, true, 4_000, 50_000, 14), Map.of(), 0);
        assertThat(option(drifting, Action.CALL).worth()).isEqualTo(12_500);
        // What failed again and again is drawn less.
        Credit failed = Credit.NONE;
        for (int i = 0; i < 200; i++) {
            failed = failed.plus(0.5, false);
        }
        Weighed after = weighed(p -> {}, Map.of(Action.THANK, failed), 0);
        assertThat(after.value(option(after, Action.THANK))).isLessThan(fresh.value(option(fresh, Action.THANK)));
        for (long seed = 0; seed < 30; seed++) {
            assertThat(after.with(after.drawn(seed)).drawn(seed)).isEqualTo(after.drawn(seed));
        }
        List<Double> chances = after.drawn(3).chances();
        assertThat(chances.getFirst()).isGreaterThanOrEqualTo(WorthRules.LEAST_NOTHING - 1e-9);
        for (int i = 0; i < chances.size(); i++) {
            Action action = after.options().get(i).action();
            assertThat(chances.get(i)).isGreaterThanOrEqualTo(WorthRules.LEAST - 1e-9);
            if (action == Action.GIFT || action == Action.POINTS) {
                assertThat(chances.get(i)).isLessThanOrEqualTo(WorthRules.MOST_DEAR + 1e-9);
            }
        }
    }
}
