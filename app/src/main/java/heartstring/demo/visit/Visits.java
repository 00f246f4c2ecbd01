package heartstring.demo.visit;

import heartstring.demo.fate.Fate;
import heartstring.demo.fate.Leaving;
import heartstring.demo.people.Habits;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;
import java.util.ArrayList;
import java.util.List;

/** The chain of visits: each gap is the customer's own, stretched or shrunk by season, mood and parting. */
public final class Visits {

    public static final int PARTING_DAYS = 120;
    public static final double PARTING_GAP = 1.6;
    public static final double PARTING_BASKET = 0.6;
    public static final double DECEMBER_GAP = 0.88;
    public static final double DECEMBER_BASKET = 1.3;
    private static final int REGULARITY = 5;

    private final Person person;
    private final Habits habits;
    private final Fate fate;
    private final Days calendar;
    private final Dice dice;
    private final TillVisit till;
    private final WebVisit web;
    private final Feedback feedback;
    private final List<Integer> days = new ArrayList<>();
    private int fledDay = -1;
    private boolean onlineOnly;

    public Visits(Scene scene) {
        this.person = scene.person();
        this.habits = person.habits();
        this.fate = person.fate();
        this.calendar = scene.days();
        this.dice = scene.dice("visits");
        this.till = new TillVisit(scene, "till");
        this.web = new WebVisit(scene, "web orders");
        this.feedback = new Feedback(scene);
    }

    public void play() {
        double time = fate.startDay() + dice.unit() * Math.min(habits.gapDays(), 30);
        int previous = -1;
        int end = lastDay();
        while (time < end) {
            int day = Math.min(preferred((int) time, previous), calendar.count() - 1);
            double moodFactor = visit(day);
            previous = day;
            end = lastDay();
            time += gap(day) * moodFactor;
        }
    }

    private double gap(int day) {
        double gap = habits.gapDays() * dice.erlang(REGULARITY);
        if (calendar.month(day) == 12) {
            gap *= DECEMBER_GAP;
        }
        return gap * (1 + PARTING_GAP * parting(day));
    }

    /** How far the parting of a leaver has gone on a day: 0 not begun, 1 done. */
    private double parting(int day) {
        boolean slow = fate.leaving() == Leaving.POLITE || fate.leaving() == Leaving.HONEST;
        int left = fate.leaveDay() - day;
        return slow && left < PARTING_DAYS ? 1 - (double) Math.max(0, left) / PARTING_DAYS : 0;
    }

    /** A day near the due one that this persona likes; only for those who do not come every other day. */
    private int preferred(int due, int previous) {
        int reach = habits.gapDays() >= 5 ? 2 : habits.gapDays() >= 3 ? 1 : 0;
        double[] weights = new double[2 * reach + 1];
        for (int i = 0; i < weights.length; i++) {
            int day = due - reach + i;
            boolean open = day > previous && day >= fate.startDay() && day < lastDay();
            weights[i] = open ? 0.2 + habits.persona().weekdayWeight(calendar.weekday(day)) : 0;
        }
        double[] totals = Dice.totals(weights);
        return totals[totals.length - 1] == 0 ? Math.max(due, 0) : due - reach + dice.byTotals(totals);
    }

    private double visit(int day) {
        days.add(day);
        double size = habits.items() * (1 - PARTING_BASKET * parting(day));
        if (calendar.month(day) == 12) {
            size *= DECEMBER_BASKET;
        }
        boolean online = onlineOnly || dice.chance(habits.onlineShare());
        Visit visit = online ? web.play(day, size) : till.play(day, size);
        double factor = feedback.after(visit, parting(day));
        if (fate.staysAway()
                && visit.encounter().bad()
                && fledDay < 0
                && visit.encounter().waitMinutes() > 8) {
            fledDay = day;
            onlineOnly = habits.onlineShare() > 0 && dice.chance(0.4);
        }
        return factor;
    }

    /** The first day without visits any more. */
    public int lastDay() {
        int end = Math.min(calendar.count(), fate.leaveDay());
        return fledDay >= 0 && !onlineOnly ? Math.min(end, fledDay + 1) : end;
    }

    public List<Integer> days() {
        return days;
    }

    public int fledDay() {
        return fledDay;
    }
}
