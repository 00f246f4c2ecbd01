package heartstring.experience.chain;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Discoveries;
import heartstring.kernels.strata.Ratio;
import heartstring.kernels.strata.Strata;
import heartstring.kernels.strata.Stratum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what goes together in what customers said and did; pure. */
final class ChainRules {

    /** Of fewer on one side nothing is told. */
    static final int FEWEST = 20;

    /** All that feels good, and all that feels bad. */
    static final String GOOD = "good";

    static final String BAD = "bad";

    private static final int FIRST_HOUR = 3;
    private static final int LAST_HOUR = 5;
    private static final Duration AT_NIGHT = Duration.ofHours(18);
    private static final Duration AT_ALL = Duration.ofHours(36);
    private static final Duration AGAIN = Duration.ofHours(1);

    private ChainRules() {}

    /** Whether it is to be worked out anew, at that hour of the house. */
    static boolean isDue(Duration old, boolean whole, int hour) {
        boolean night = hour >= FIRST_HOUR && hour <= LAST_HOUR;
        return old.compareTo(AT_ALL) > 0
                || (night && old.compareTo(AT_NIGHT) > 0)
                || (!whole && old.compareTo(AGAIN) > 0);
    }

    /** Who was given something or held out: how many with the same outcomes. */
    record Assigned(String trial, boolean treated, boolean feltBad, int mask, long people) {}

    /** All links of a feeling in one stage; the stage is empty for all. */
    static List<Link> felt(List<Episode> episodes, String stage) {
        List<Link> links = new ArrayList<>();
        for (String subject : subjects(episodes)) {
            Predicate<Episode> felt = felt(subject);
            for (int days = 0; days < Episode.DAYS.size(); days++) {
                for (Outcome outcome : Outcome.values()) {
                    link(Link.Kind.FELT, episodes, felt, days, outcome, subject, "", stage)
                            .ifPresent(links::add);
                }
            }
        }
        return rated(links);
    }

    /** What came after what we did, for each feeling, beside those of whom nothing was done. */
    static List<Link> acts(List<Episode> episodes) {
        List<Link> links = new ArrayList<>();
        for (String subject : subjects(episodes)) {
            List<Episode> who = episodes.stream().filter(felt(subject)).toList();
            for (Act act : Act.values()) {
                if (act == Act.NOTHING) {
                    continue;
                }
                List<Episode> either = who.stream()
                        .filter(e -> e.act() == act || e.act() == Act.NOTHING)
                        .toList();
                for (int days = 0; days < Episode.DAYS.size(); days++) {
                    for (Outcome outcome : Outcome.values()) {
                        link(Link.Kind.ACT, either, e -> e.act() == act, days, outcome, subject, act.word(), "")
                                .ifPresent(links::add);
                    }
                }
            }
        }
        return rated(links);
    }

    /** What was given made of a difference, for everybody and for those who had felt bad before. */
    static List<Link> trials(List<Assigned> assigned) {
        List<Link> links = new ArrayList<>();
        TreeSet<String> trials = new TreeSet<>();
        assigned.forEach(a -> trials.add(a.trial()));
        for (String trial : trials) {
            for (String who : List.of("", BAD)) {
                List<Assigned> some = assigned.stream()
                        .filter(a -> a.trial().equals(trial) && (who.isEmpty() || a.feltBad()))
                        .toList();
                for (int days = 0; days < Episode.DAYS.size(); days++) {
                    for (Outcome outcome : Outcome.values()) {
                        trial(some, trial, who, days, outcome).ifPresent(links::add);
                    }
                }
            }
        }
        return rated(links);
    }

    private static List<String> subjects(List<Episode> episodes) {
        TreeSet<String> felt = new TreeSet<>();
        episodes.forEach(e -> felt.addAll(e.felt()));
        List<String> subjects = new ArrayList<>(felt);
        subjects.add(GOOD);
        subjects.add(BAD);
        return subjects;
    }

    static Predicate<Episode> felt(String subject) {
        return switch (subject) {
            case GOOD -> e -> e.sign() > 0;
            case BAD -> e -> e.sign() < 0;
            default -> e -> e.felt().contains(subject);
        };
    }

    private static Optional<Link> link(
            Link.Kind kind,
            List<Episode> episodes,
            Predicate<Episode> looked,
            int days,
            Outcome outcome,
            String subject,
            String act,
            String stage) {
        Map<Integer, long[]> strata = new HashMap<>();
        long people = 0;
        long others = 0;
        boolean afterWeek = kind == Link.Kind.ACT;
        for (Episode e : episodes) {
            boolean is = looked.test(e);
            long[] counts = strata.computeIfAbsent(e.stratum(), s -> new long[4]);
            counts[is ? 1 : 3]++;
            counts[is ? 0 : 2] += e.did(outcome, days, afterWeek) ? 1 : 0;
            people += is ? 1 : 0;
            others += is ? 0 : 1;
        }
        if (people < FEWEST || others < FEWEST) {
            return Optional.empty();
        }
        long all = people;
        long rest = others;
        return Strata.ratio(strata.values().stream()
                        .map(c -> new Stratum(c[0], c[1], c[2], c[3]))
                        .toList())
                .filter(ratio -> ratio.compared() >= FEWEST)
                .map(ratio -> of(kind, days, subject, act, stage, outcome, all, rest, ratio));
    }

    private static Link of(
            Link.Kind kind,
            int days,
            String subject,
            String act,
            String stage,
            Outcome outcome,
            long people,
            long others,
            Ratio ratio) {
        return new Link(
                kind,
                Episode.DAYS.get(days),
                subject,
                act,
                stage,
                outcome,
                people,
                ratio.compared(),
                others,
                ratio.share(),
                ratio.otherShare(),
                ratio.ratio(),
                ratio.low(),
                ratio.high(),
                ratio.chance());
    }

    private static Optional<Link> trial(List<Assigned> some, String trial, String who, int days, Outcome outcome) {
        long[] all = new long[2];
        long[] hits = new long[2];
        for (Assigned a : some) {
            int arm = a.treated() ? 0 : 1;
            all[arm] += a.people();
            hits[arm] += (a.mask() >> Episode.bit(outcome, days, false) & 1) == 1 ? a.people() : 0;
        }
        if (all[0] < FEWEST || all[1] < FEWEST) {
            return Optional.empty();
        }
        Difference difference = Differences.shares(hits[0], all[0], hits[1], all[1]);
        return Optional.of(new Link(
                Link.Kind.TRIAL,
                Episode.DAYS.get(days),
                trial,
                who,
                "",
                outcome,
                all[0],
                all[0],
                all[1],
                (double) hits[0] / all[0],
                (double) hits[1] / all[1],
                difference.interval().value(),
                difference.interval().low(),
                difference.interval().high(),
                difference.chance()));
    }

    /** With the share of false ones instead of the chance of each, within the links of one length of time. */
    private static List<Link> rated(List<Link> links) {
        List<Link> rated = new ArrayList<>();
        for (int days : Episode.DAYS) {
            List<Link> some = links.stream().filter(l -> l.days() == days).toList();
            double[] rates =
                    Discoveries.rates(some.stream().mapToDouble(Link::rate).toArray());
            for (int i = 0; i < rates.length; i++) {
                rated.add(some.get(i).rated(rates[i]));
            }
        }
        return rated;
    }
}
