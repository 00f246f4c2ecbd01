package heartstring.demo.fate;

import heartstring.demo.stream.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Who belongs together, from the number alone: customers come in blocks of 40, and a place within the block gives each
 * a part to play. Places are dealt anew for each block.
 */
public final class Ties {

    /** Nobody. */
    public static final int NONE = -1;

    /** The customer who signed up on some 200 devices. */
    public static final int KIOSK = 7;

    private static final int BLOCK = 40;
    private static final int STEP = 7;
    private static final int STEP_INVERSE = 23;
    private static final int FRIENDS = 3;

    private final long seed;
    private final int customers;

    public Ties(long seed, int customers) {
        this.seed = seed;
        this.customers = customers;
    }

    private int turn(int block) {
        return Dice.of(seed, block, "ties").below(BLOCK);
    }

    /** 0 true advocate, 1 loud one, 2-4 and 5-7 their friends, 10-11 share a phone, 12-13 a tablet, -1 planted. */
    private int place(int number) {
        if (planted(number)) {
            return NONE;
        }
        int block = number / BLOCK;
        return (number % BLOCK * STEP + turn(block)) % BLOCK;
    }

    private int numberAt(int block, int place) {
        int number = block * BLOCK + Math.floorMod((place - turn(block)) * STEP_INVERSE, BLOCK);
        return number < customers && !planted(number) ? number : NONE;
    }

    public static boolean planted(int number) {
        return number == KIOSK || Company.ALL.stream().anyMatch(c -> c.has(number));
    }

    private int mate(int number, int first) {
        int place = place(number);
        if (place != first && place != first + 1) {
            return NONE;
        }
        return numberAt(number / BLOCK, 2 * first + 1 - place);
    }

    /** The partner with whom somebody shares a phone number, or {@link #NONE}. */
    public int phoneMate(int number) {
        return mate(number, 10);
    }

    /** The partner with whom somebody shares a tablet, or {@link #NONE}. */
    public int tabletMate(int number) {
        return mate(number, 12);
    }

    /** True for the one of a tablet couple who used it first. */
    public boolean firstOnTablet(int number) {
        return place(number) == 12;
    }

    /** The number whose phone a couple truly uses: the first of the two. */
    public int phoneOwner(int number) {
        return place(number) == 11 && phoneMate(number) != NONE ? phoneMate(number) : number;
    }

    public Circle circle(int number) {
        int place = place(number);
        if (place < 0 || place > 7) {
            return Circle.PLAIN;
        }
        if (place > 1) {
            if (referrer(number) == NONE) {
                return Circle.PLAIN;
            }
            return place < 2 + FRIENDS ? Circle.FRIEND_OF_TRUE : Circle.FRIEND_OF_LOUD;
        }
        return place == 0 ? Circle.TRUE_ADVOCATE : Circle.LOUD_ADVOCATE;
    }

    /** Who recommended the shop to this customer, or {@link #NONE}. */
    public int referrer(int number) {
        int place = place(number);
        if (place < 2 || place > 7) {
            return NONE;
        }
        return numberAt(number / BLOCK, place < 2 + FRIENDS ? 0 : 1);
    }

    /** Whom this advocate brought, at most three. */
    public List<Integer> friends(int number) {
        int place = place(number);
        List<Integer> friends = new ArrayList<>(FRIENDS);
        if (place == 0 || place == 1) {
            for (int i = 0; i < FRIENDS; i++) {
                int friend = numberAt(number / BLOCK, 2 + place * FRIENDS + i);
                if (friend != NONE) {
                    friends.add(friend);
                }
            }
        }
        return friends;
    }
}
