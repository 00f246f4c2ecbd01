package heartstring.decision.actionrules;

import heartstring.decision.actionfacts.House;
import heartstring.decision.actionfacts.Known;
import heartstring.insight.usual.Usual;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what can be done for a customer and what cannot, each with its reason; pure. */
public final class ActionRules {

    /** Who heard from us so often within two weeks is left in peace. */
    public static final int CROWDED = 3;

    private static final double GOOD = 0.8;
    private static final double BEST = 0.9;
    private static final double BAD = 0.4;
    private static final int FEW = 3;
    private static final int ROUND = 10;
    private static final int MOST_ABOUT = 200;
    private static final Duration FRESH = Duration.ofDays(14);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private ActionRules() {}

    /**
     * What a decision is about.
     *
     * @param along what goes with what they usually buy, null for nothing
     */
    public record Question(Known known, House house, Usual.@Nullable Along along, Instant now, LocalDate today) {}

    /** Something that can be done, in words. */
    public record Candidate(Action action, String about, String why, String say) {}

    /** @param owed whether the only candidate is owed to them, and nothing is drawn */
    public record Plan(boolean owed, List<Candidate> candidates, List<Weighed.Refused> refused) {

        public Plan {
            candidates = List.copyOf(candidates);
            refused = List.copyOf(refused);
        }
    }

    /** The one thing that is owed to them before all else; empty for none. */
    public static Optional<Candidate> owed(Known known, Instant now, LocalDate today) {
        Known.Wrong wrong = known.wrong();
        if (wrong != null
                && !wrong.sorry()
                && dismissed(Action.APOLOGISE, known, now).isEmpty()) {
            return Optional.of(new Candidate(
                    Action.APOLOGISE,
                    "",
                    "Something went wrong for them, and nobody has said a word about it yet.",
                    "We are sorry that this went wrong for you."));
        }
        Known.Promise promise = known.promise();
        if (promise != null && dismissed(Action.CALL, known, now).isEmpty()) {
            return Optional.of(new Candidate(
                    Action.CALL, "", "We promised them something, due " + day(promise.due(), today) + ".", ""));
        }
        return Optional.empty();
    }

    /** What can be done and what cannot; one thing that is owed comes alone. */
    public static Plan plan(Question asked) {
        Optional<Candidate> owed = owed(asked.known(), asked.now(), asked.today());
        List<Candidate> candidates = new ArrayList<>();
        List<Weighed.Refused> refused = new ArrayList<>();
        if (owed.isEmpty()) {
            candidates.add(nothing(asked.known()));
        }
        for (Action action : Action.values()) {
            if (owed.isPresent()) {
                if (action != owed.get().action()) {
                    refused.add(new Weighed.Refused(action, before(owed.get())));
                }
            } else if (action != Action.NOTHING) {
                String why = refusal(action, asked);
                if (why.isEmpty()) {
                    candidates.add(candidate(action, asked));
                } else {
                    refused.add(new Weighed.Refused(action, why));
                }
            }
        }
        owed.ifPresent(candidates::add);
        return new Plan(owed.isPresent(), candidates, refused);
    }

    private static String before(Candidate owed) {
        return owed.action() == Action.APOLOGISE
                ? "First we say sorry; anything else would look like a bribe."
                : "First we keep what we promised.";
    }

    private static Candidate nothing(Known known) {
        Known.Wrong wrong = known.wrong();
        return new Candidate(
                Action.NOTHING,
                "",
                wrong == null
                        ? "Nothing that could be done is sure to bring more than it costs."
                        : "What went wrong for them is not settled yet; until then nothing else.",
                "");
    }

    /** Why it cannot be done; empty where it can. */
    private static String refusal(Action action, Question asked) {
        Known known = asked.known();
        if (known.wrong() != null) {
            return action != Action.APOLOGISE
                    ? "Something that went wrong for them is not settled yet."
                    : dismissed(action, known, asked.now())
                            .orElse("Somebody has done something about it; now it is to be settled.");
        }
        if (!known.profiling()) {
            return "They do not want what they did to decide what is done for them.";
        }
        String paused = paused(action, known, asked.now());
        if (!paused.isEmpty()) {
            return paused;
        }
        int touches = touches(known, asked.now());
        if (touches >= CROWDED) {
            return "They heard from us " + touches + " times within two weeks.";
        }
        if (known.refused()
                && (action == Action.CALL
                        || action == Action.REMIND
                        || action == Action.SURVEY
                        || action == Action.REFER)) {
            return "They do not want to be asked or written to.";
        }
        return because(action, asked);
    }

    /** How often they heard from us within two weeks. */
    public static int touches(Known known, Instant now) {
        return known.heard()
                + (int) known.done().stream()
                        .filter(d -> d.reason().isEmpty() && d.at().isAfter(now.minus(FRESH)))
                        .count();
    }

    /** What a colleague said who dismissed it lately; empty where nobody did. */
    private static Optional<String> dismissed(Action action, Known known, Instant now) {
        return known.done().stream()
                .filter(d -> d.action().equals(action.word()))
                .findFirst()
                .flatMap(d -> Because.of(d.reason())
                        .filter(b -> d.at().plus(Duration.ofDays(b.days())).isAfter(now))
                        .map(b -> "A colleague said: “" + b.words() + "”."));
    }

    private static String paused(Action action, Known known, Instant now) {
        for (Known.Done done : known.done()) {
            if (done.action().equals(action.word())) {
                Optional<Because> because = Because.of(done.reason());
                int days = because.map(Because::days).orElse(action.pauseDays());
                if (done.at().plus(Duration.ofDays(days)).isAfter(now)) {
                    return because.map(b -> "A colleague said: “" + b.words() + "”.")
                            .orElse("It was done lately; not again within " + days + " days.");
                }
            }
        }
        return "";
    }

    private static String because(Action action, Question asked) {
        Known known = asked.known();
        return switch (action) {
            case NOTHING -> "";
            case THANK -> thanks(asked).isEmpty() ? "There is nothing of late that stands out." : "";
            case APOLOGISE -> share(known) >= 0 && share(known) <= BAD ? "" : "Nothing went wrong that we know of.";
            case CALL ->
                !known.value().drifting()
                        ? "They do not stay away, and nothing is promised."
                        : known.reachable() ? "" : "We have no telephone number of theirs.";
            case REMIND -> known.due() == null ? "Nothing that they buy regularly is due." : "";
            case RECOMMEND ->
                asked.along() == null ? "Nothing goes, by more than chance, with what they buy and do not have." : "";
            case GIFT ->
                !asked.house().gifts()
                        ? "No gift programme runs."
                        : known.gifts() > 0
                                ? "They had a gift lately."
                                : known.visits() < FEW ? "We know too little of them." : "";
            case POINTS ->
                !asked.house().members() || !known.member()
                        ? "They have no card."
                        : known.visits() < FEW ? "We know too little of them." : "";
            case SURVEY -> survey(asked);
            case REFER ->
                !asked.house().friends()
                        ? "Bringing friends is not rewarded."
                        : !known.member()
                                ? "They have no card."
                                : known.polite() || share(known) < BEST
                                        ? "They have not said of late that they are delighted."
                                        : "";
            case ASK ->
                known.visits() < 2
                        ? "We know too little of them to ask."
                        : known.prefers() && known.birthday() ? "There is nothing that we would have to ask." : "";
        };
    }

    private static String survey(Question asked) {
        Known known = asked.known();
        if (!asked.house().surveys()) {
            return "No survey is open.";
        }
        if (known.asked() > 0) {
            return "They were asked within three months.";
        }
        if (known.polite()) {
            return "They say good things and are about to leave: another question would not help.";
        }
        return isAfter(known.lastAt(), asked.now().minus(MONTH)) ? "" : "They bought nothing within a month.";
    }

    private static boolean isAfter(@Nullable Instant at, Instant since) {
        return at != null && at.isAfter(since);
    }

    /** What they answered last, below 0 for nothing. */
    private static double share(Known known) {
        Known.Answer answer = known.answer();
        return answer == null ? -1 : answer.share();
    }

    /** What there is to thank for; empty for nothing. */
    private static String thanks(Question asked) {
        Known known = asked.known();
        Known.Answer answer = known.answer();
        if (answer != null
                && answer.share() >= GOOD
                && isAfter(answer.at(), asked.now().minus(FRESH))) {
            return "They said something kind about us.";
        }
        return known.visits() >= ROUND
                        && known.visits() % ROUND == 0
                        && isAfter(known.lastAt(), asked.now().minus(FRESH))
                ? "They were here " + known.visits() + " times within a year."
                : "";
    }

    private static Candidate candidate(Action action, Question asked) {
        Known known = asked.known();
        Known.Due due = known.due();
        Usual.Along along = asked.along();
        return switch (action) {
            case NOTHING -> nothing(known);
            case THANK -> new Candidate(action, "", thanks(asked), "Thank you for coming to us again and again.");
            case APOLOGISE ->
                new Candidate(
                        action,
                        "",
                        "They answered low of late.",
                        "We are sorry that we did not do better. What should we do differently?");
            case CALL ->
                new Candidate(
                        action,
                        "",
                        "They stay away longer than they use to: every "
                                + Math.max(1, Math.round(known.value().cadenceDays())) + " days.",
                        "We have missed you. Is there anything that we should do better?");
            case REMIND -> remind(due, asked.today());
            case RECOMMEND -> recommend(along);
            case GIFT ->
                new Candidate(
                        action, "", "They had no gift lately, and one may be given at the till.", "This one is on us.");
            case POINTS ->
                new Candidate(
                        action,
                        "100 points",
                        "A few points show that we notice them.",
                        "We have put 100 points on your card, just so.");
            case SURVEY ->
                new Candidate(
                        action,
                        "",
                        "They were here lately and nobody has asked them for three months.",
                        "How was it, last time you were here?");
            case REFER ->
                new Candidate(
                        action,
                        "",
                        "They are delighted, and bringing friends is rewarded.",
                        "Is there somebody you would like to bring along?");
            case ASK -> ask(known);
        };
    }

    private static Candidate remind(Known.@Nullable Due due, LocalDate today) {
        if (due == null) {
            throw new IllegalStateException("Nothing is due");
        }
        String product = shortened(due.product());
        return new Candidate(
                Action.REMIND,
                product,
                "They buy “" + product + "” about every " + Math.max(1, Math.round(due.everyDays()))
                        + " days; it is due " + day(due.on(), today) + ".",
                "Do you still have “" + product + "” at home?");
    }

    private static Candidate recommend(Usual.@Nullable Along along) {
        if (along == null) {
            throw new IllegalStateException("Nothing goes with it");
        }
        String product = shortened(along.product());
        return new Candidate(
                Action.RECOMMEND,
                product,
                shortened(along.reason()) + ".",
                "“" + product + "” goes well with “" + shortened(along.because()) + "”.");
    }

    private static Candidate ask(Known known) {
        return known.prefers()
                ? new Candidate(
                        Action.ASK,
                        "their birthday",
                        "We do not know their birthday.",
                        "May we know when your birthday is?")
                : new Candidate(
                        Action.ASK,
                        "what they like",
                        "We remember nothing of what they like.",
                        "Is there anything that you would like to find here more often?");
    }

    private static String day(LocalDate on, LocalDate today) {
        return on.equals(today)
                ? "today"
                : on.equals(today.minusDays(1))
                        ? "since yesterday"
                        : on.isBefore(today) ? "since " + DAY.format(on) : "on " + DAY.format(on);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_ABOUT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST_ABOUT) - 1)) + "…";
    }
}
