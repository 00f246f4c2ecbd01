package heartstring.kernels.memberships;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Who is in which of up to 62 groups; 16 bytes for each member at most half of the places filled. For one thread. */
public final class Memberships {

    /** The most groups. */
    public static final int MOST_GROUPS = 62;

    private static final int FIRST = 1 << 12;

    private long[] members = new long[FIRST];
    private long[] masks = new long[FIRST];
    private int size;

    /** Adds a member, a number other than 0, to a group from 0; adding it twice changes nothing. */
    public void add(long member, int group) {
        if (member == 0 || group < 0 || group >= MOST_GROUPS) {
            throw new IllegalArgumentException("member " + member + ", group " + group);
        }
        int place = place(members, member);
        if (members[place] == 0) {
            members[place] = member;
            if (++size * 2 > members.length) {
                grow();
                place = place(members, member);
            }
        }
        masks[place] |= 1L << group;
    }

    /** Bit g is set for each group g that it is in; 0 for who is in none. */
    public long of(long member) {
        return member == 0 ? 0 : masks[place(members, member)];
    }

    /** How many are in at least one group. */
    public int size() {
        return size;
    }

    /** How many are in exactly these groups, by the mask of each combination that there is. */
    public Map<Long, Long> cells() {
        Map<Long, Long> cells = new TreeMap<>();
        for (int i = 0; i < members.length; i++) {
            if (members[i] != 0) {
                cells.merge(masks[i], 1L, Long::sum);
            }
        }
        return cells;
    }

    private static int place(long[] members, long member) {
        int last = members.length - 1;
        long mixed = member * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & last;
        while (members[place] != 0 && members[place] != member) {
            place = (place + 1) & last;
        }
        return place;
    }

    private void grow() {
        long[] before = members;
        long[] masksBefore = masks;
        members = new long[before.length * 2];
        masks = new long[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = place(members, before[i]);
                members[place] = before[i];
                masks[place] = masksBefore[i];
            }
        }
        Arrays.fill(masksBefore, 0);
    }
}
