package heartstring.demo.shop;

import heartstring.demo.fate.Fates;
import heartstring.demo.goods.Pair;
import heartstring.demo.goods.Staple;
import heartstring.demo.goods.Stores;
import heartstring.demo.life.Experiment;
import heartstring.demo.scene.World;
import heartstring.demo.visit.Encounter;
import heartstring.demo.visit.Feedback;
import heartstring.demo.visit.Visits;
import heartstring.demo.words.Feeling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was planted in the whole shop, so that an analysis can be scored against it.
 *
 * @param gapFactors by how much the gap to the next visit is multiplied after words with a feeling
 */
public record Truths(
        List<Pair> complements,
        List<Staple> popular,
        List<Pair> substitutes,
        BadService badService,
        List<Gift> gifts,
        Satisfaction satisfaction,
        Map<Feeling, Double> gapFactors,
        Leavers leavers,
        Advocates advocates) {

    /**
     * Six weeks in one store.
     *
     * @param from the first bad day
     * @param until the first good day again
     * @param staysAway share of that store's customers who are driven out by a wait of more than 8 minutes in that time
     */
    public record BadService(
            String storeId,
            LocalDate from,
            LocalDate until,
            double waitFactor,
            double complaintRate,
            double usualComplaintRate,
            double returnRate,
            double usualReturnRate,
            double staysAway) {}

    /** A gift with hold-out: the true mean number of visits it adds within the days, given this plan's density. */
    public record Gift(String experiment, String reward, double holdOut, int days, double visits) {}

    /** The line behind satisfaction after a store visit, from 0 to 10, before rounding and clamping. */
    public record Satisfaction(
            double base, double perWaitMinute, double perFriendliness, double perFreshness, double noise) {}

    /**
     * Parting of polite and honest leavers.
     *
     * @param politeShare share of polite leavers among customers in no other part
     * @param gapAtEnd factor on the gap on the last day; grows evenly from 1 over the days
     * @param basketAtEnd factor on the basket on the last day
     */
    public record Leavers(double politeShare, double honestShare, int days, double gapAtEnd, double basketAtEnd) {}

    /** Chance that a friend leaves within 35 to 90 days, by the kind of advocate. */
    public record Advocates(double friendsOfTrueLeave, double friendsOfLoudLeave) {}

    static Truths of(World world) {
        int from = world.badFrom();
        BadService bad = new BadService(
                world.stores().get(Stores.BAD).id(),
                world.days().date(from),
                world.days().date(from + World.BAD_DAYS),
                Encounter.BAD_WAIT_FACTOR,
                Feedback.BAD_COMPLAINS,
                Feedback.COMPLAINS,
                Feedback.BAD_RETURNS,
                Feedback.RETURNS,
                Fates.STAYS_AWAY);
        List<Gift> gifts = new ArrayList<>();
        for (Experiment e : Experiment.values()) {
            double visits = e.visits() * world.plan().density();
            gifts.add(new Gift(e.key(), e.reward(), e.holdOut(), Experiment.DAYS, visits));
        }
        Map<Feeling, Double> gapFactors = new EnumMap<>(Feeling.class);
        for (Feeling feeling : Feeling.values()) {
            gapFactors.put(feeling, feeling.gapFactor());
        }
        return new Truths(
                world.products().complements(),
                world.products().staples(),
                world.products().substitutes(),
                bad,
                gifts,
                new Satisfaction(
                        Encounter.BASE,
                        Encounter.PER_WAIT_MINUTE,
                        Encounter.PER_FRIENDLINESS,
                        Encounter.PER_FRESHNESS,
                        Encounter.NOISE),
                gapFactors,
                new Leavers(
                        Fates.POLITE,
                        Fates.HONEST,
                        Visits.PARTING_DAYS,
                        1 + Visits.PARTING_GAP,
                        1 - Visits.PARTING_BASKET),
                new Advocates(Fates.FRIEND_OF_TRUE_LEAVES, Fates.FRIEND_OF_LOUD_LEAVES));
    }
}
