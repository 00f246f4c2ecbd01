package heartstring.demo.fate;

import heartstring.demo.goods.Stores;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;

/** Decides when somebody comes and whether, when and how they go. */
public final class Fates {

    public static final double POLITE = 0.048;
    public static final double HONEST = 0.036;
    public static final double FRIEND_OF_TRUE_LEAVES = 0.06;
    public static final double FRIEND_OF_LOUD_LEAVES = 0.75;
    public static final double STAYS_AWAY = 0.40;

    private final long seed;
    private final Days days;
    private final Ties ties;

    public Fates(long seed, Days days, Ties ties) {
        this.seed = seed;
        this.days = days;
        this.ties = ties;
    }

    public int startDay(int number) {
        Dice dice = Dice.of(seed, number, "start");
        return switch (ties.circle(number)) {
            case TRUE_ADVOCATE, LOUD_ADVOCATE -> days.share(0.10 * dice.unit());
            case FRIEND_OF_TRUE, FRIEND_OF_LOUD -> days.share(0.20 + 0.40 * dice.unit());
            case PLAIN -> {
                boolean old = dice.chance(0.6) || Ties.planted(number) || ties.tabletMate(number) != Ties.NONE;
                yield days.share((old ? 0.03 : 0.88) * dice.unit());
            }
        };
    }

    public Fate fate(int number, Persona persona, int store) {
        Dice dice = Dice.of(seed, number, "fate");
        int start = startDay(number);
        Circle circle = ties.circle(number);
        Leaving leaving = leaving(circle, persona, dice);
        int leaveDay = switch (leaving) {
            case STAYS -> Fate.NEVER;
            case POLITE, HONEST -> days.share(0.45 + 0.40 * dice.unit());
            case SILENT -> start + (circle == Circle.PLAIN ? dice.between(60, 300) : dice.between(35, 90));
        };
        boolean late = leaving == Leaving.POLITE || leaving == Leaving.HONEST;
        if (late && leaveDay - start < 180) {
            start = Math.max(0, leaveDay - 180 - dice.below(60));
        }
        boolean staysAway = store == Stores.BAD && persona != Persona.COMPANY && dice.chance(STAYS_AWAY);
        return new Fate(start, leaving, leaveDay, circle, staysAway);
    }

    private static Leaving leaving(Circle circle, Persona persona, Dice dice) {
        double x = dice.unit();
        return switch (circle) {
            case FRIEND_OF_TRUE -> x < FRIEND_OF_TRUE_LEAVES ? Leaving.SILENT : Leaving.STAYS;
            case FRIEND_OF_LOUD -> x < FRIEND_OF_LOUD_LEAVES ? Leaving.SILENT : Leaving.STAYS;
            case TRUE_ADVOCATE, LOUD_ADVOCATE -> Leaving.STAYS;
            case PLAIN -> {
                if (persona == Persona.LAPSED) {
                    yield Leaving.SILENT;
                }
                if (persona == Persona.COMPANY) {
                    yield Leaving.STAYS;
                }
                yield x < POLITE ? Leaving.POLITE : x < POLITE + HONEST ? Leaving.HONEST : Leaving.STAYS;
            }
        };
    }
}
