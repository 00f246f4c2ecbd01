package heartstring.kernels.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Directions of unit length, each number in one byte, at most so many; when there are more, those with the smallest ids give way.
 * Looks through all of them: exact, but for the rounding to bytes. Of 384 numbers, 100,000 take 38 MB. May be used by several
 * threads at once.
 */
public final class Directions {

    /** A number between -0.3 and 0.3 becomes one between -127 and 127; beyond that it is cut. Of unit vectors hardly any is. */
    private static final float SCALE = 127 / 0.3f;

    private static final int BLOCK = 4_096;

    private final int dimensions;
    private final int most;
    private final List<byte[]> blocks = new ArrayList<>();
    private final TreeMap<Long, Integer> places = new TreeMap<>();
    private final List<Integer> gone = new ArrayList<>();
    private long[] ids = new long[0];
    private float[] lengths = new float[0];
    private int used;

    /** Room for so many directions of so many numbers. */
    public Directions(int dimensions, int most) {
        this.dimensions = dimensions;
        this.most = most;
    }

    /** Something that points nearly the same way; {@code likeness} is the cosine, 1 for the same. */
    public record Near(long id, double likeness) {}

    /** The numbers as bytes. */
    public static byte[] bytes(float[] direction) {
        byte[] bytes = new byte[direction.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(direction[i] * SCALE), -127, 127);
        }
        return bytes;
    }

    /** Adds a direction, or puts another in place of the one with this id, which is above 0. */
    public synchronized void put(long id, byte[] direction) {
        if (direction.length != dimensions || id <= 0) {
            throw new IllegalArgumentException("A direction has " + dimensions + " numbers and an id above 0");
        }
        Integer known = places.get(id);
        int place = known == null ? free(id) : known;
        if (place < 0) {
            return;
        }
        System.arraycopy(direction, 0, blocks.get(place / BLOCK), place % BLOCK * dimensions, dimensions);
        ids[place] = id;
        int[] wide = wide(direction);
        lengths[place] = (float) Math.sqrt(dot(direction, 0, wide, new int[dimensions]));
        places.put(id, place);
    }

    /** A place for this id, where nothing or something smaller stands; below 0 when there is none. */
    private int free(long id) {
        if (!gone.isEmpty()) {
            return gone.removeLast();
        }
        if (used == most) {
            long smallest = places.firstKey();
            return smallest > id ? -1 : Objects.requireNonNull(places.remove(smallest));
        }
        if (used == blocks.size() * BLOCK) {
            blocks.add(new byte[Math.min(BLOCK, most - used) * dimensions]);
            ids = Arrays.copyOf(ids, blocks.size() * BLOCK);
            lengths = Arrays.copyOf(lengths, blocks.size() * BLOCK);
        }
        return used++;
    }

    /** Forgets one, if it is there. */
    public synchronized void remove(long id) {
        Integer place = places.remove(id);
        if (place != null) {
            ids[place] = 0;
            gone.add(place);
        }
    }

    /** Forgets all. */
    public synchronized void clear() {
        blocks.clear();
        places.clear();
        gone.clear();
        ids = new long[0];
        lengths = new float[0];
        used = 0;
    }

    /** How many there are. */
    public synchronized int size() {
        return places.size();
    }

    /** Those that point most nearly the same way, at least so nearly, the nearest first. */
    public synchronized List<Near> nearest(byte[] direction, double least, int limit) {
        int[] wide = wide(direction);
        int[] room = new int[dimensions];
        double length = Math.sqrt(dot(direction, 0, wide, room));
        PriorityQueue<Near> best = new PriorityQueue<>(
                Comparator.comparingDouble(Near::likeness).thenComparing(Near::id, Comparator.reverseOrder()));
        double worst = least;
        for (int place = 0; place < used; place++) {
            if (ids[place] == 0) {
                continue;
            }
            int dot = dot(blocks.get(place / BLOCK), place % BLOCK * dimensions, wide, room);
            double likeness = dot / Math.max(length * lengths[place], 1e-9);
            if (likeness >= worst) {
                best.add(new Near(ids[place], likeness));
                if (best.size() > limit) {
                    best.poll();
                    worst = best.element().likeness();
                }
            }
        }
        List<Near> nearest = new ArrayList<>(best);
        nearest.sort(Comparator.comparingDouble(Near::likeness).reversed().thenComparingLong(Near::id));
        return nearest;
    }

    private static int[] wide(byte[] direction) {
        int[] wide = new int[direction.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = direction[i];
        }
        return wide;
    }

    /** In two loops: each of them is done by the processor for many numbers at a time, one loop over bytes would not be. */
    private static int dot(byte[] block, int from, int[] wide, int[] room) {
        for (int i = 0; i < room.length; i++) {
            room[i] = block[from + i];
        }
        int sum = 0;
        for (int i = 0; i < room.length; i++) {
            sum += room[i] * wide[i];
        }
        return sum;
    }
}
