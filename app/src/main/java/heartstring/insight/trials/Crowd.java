package heartstring.insight.trials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * All customers who met a trial in one arm, each with what they did around it, in columns: a million of them are some eighty megabytes.
 * Filled by one thread, then read.
 */
public final class Crowd {

    /** In the 30 days after, in 60 after, in 30 before, in 60 before. */
    static final int STRETCHES = 4;

    private static final int BEFORE = 2;

    private final boolean[] given;
    private final long[] at;
    private final int[][] visits;
    private final long[][] spentMinor;
    private final int[] store;
    private final boolean[] isNew;
    private final boolean[] feltBad;
    private final float[][] cost;
    private final List<String> stores = new ArrayList<>();
    private final Map<String, Integer> storeNumbers = new HashMap<>();
    private int filled;

    /** With room for so many. */
    public Crowd(int size) {
        given = new boolean[size];
        at = new long[size];
        visits = new int[STRETCHES][size];
        spentMinor = new long[STRETCHES][size];
        store = new int[size];
        isNew = new boolean[size];
        feltBad = new boolean[size];
        cost = new float[BEFORE][size];
    }

    /**
     * What one did.
     *
     * @param at when they met it, in seconds of the epoch
     * @param visits by stretch, as is {@code spentMinor}
     * @param store where they last bought before, empty where that is not known
     * @param isNew whether they first bought less than half a year before
     * @param feltBad whether they said something bad in the sixty days before
     * @param cost of what they got in the 30 and 60 days after, in whole units of the currency; NaN where nobody told
     */
    public record One(
            boolean given,
            long at,
            long[] visits,
            long[] spentMinor,
            String store,
            boolean isNew,
            boolean feltBad,
            double[] cost) {}

    /** Adds one; so many as there is room for. */
    public void add(One one) {
        int i = filled++;
        given[i] = one.given();
        at[i] = one.at();
        for (int s = 0; s < STRETCHES; s++) {
            visits[s][i] = Math.clamp(one.visits()[s], 0, Integer.MAX_VALUE);
            spentMinor[s][i] = one.spentMinor()[s];
        }
        for (int s = 0; s < BEFORE; s++) {
            cost[s][i] = (float) one.cost()[s];
        }
        store[i] = one.store().isEmpty()
                ? -1
                : storeNumbers.computeIfAbsent(one.store(), name -> {
                    stores.add(name);
                    return stores.size() - 1;
                });
        isNew[i] = one.isNew();
        feltBad[i] = one.feltBad();
    }

    /** How many met it. */
    public int size() {
        return filled;
    }

    /** Those among them, by their places. */
    public int[] places(IntPredicate among) {
        int[] places = new int[filled];
        int count = 0;
        for (int i = 0; i < filled; i++) {
            if (among.test(i)) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** When, in seconds of the epoch. */
    public long at(int place) {
        return at[place];
    }

    /** Whether they got it. */
    public boolean given(int place) {
        return given[place];
    }

    /** Whether they first bought less than half a year before. */
    public boolean isNew(int place) {
        return isNew[place];
    }

    /** Whether they said something bad in the sixty days before. */
    public boolean feltBad(int place) {
        return feltBad[place];
    }

    /** The number of the store where they last bought before, below 0 for none. */
    public int store(int place) {
        return store[place];
    }

    /** The name of a store by its number. */
    public String storeName(int number) {
        return stores.get(number);
    }

    /** How many stores there are. */
    public int stores() {
        return stores.size();
    }

    /** How often they bought in so many days before or after. */
    public double visits(int place, int days, boolean before) {
        return visits[stretch(days, before)][place];
    }

    /** What they spent and kept likewise. */
    public double spentMinor(int place, int days, boolean before) {
        return spentMinor[stretch(days, before)][place];
    }

    /** What they got cost, in whole units of the currency; NaN where nobody told. */
    public double cost(int place, int days) {
        return cost[stretch(days, false)][place];
    }

    private static int stretch(int days, boolean before) {
        return (days == Crowds.DAYS.getFirst() ? 0 : 1) + (before ? BEFORE : 0);
    }
}
