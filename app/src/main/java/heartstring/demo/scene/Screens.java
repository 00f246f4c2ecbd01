package heartstring.demo.scene;

import heartstring.demo.fate.Ties;
import heartstring.demo.people.Person;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browsers and apps of one customer: each is anonymous until its login. */
public final class Screens {

    private static final double STAYS_LOGGED_IN = 0.8;
    private static final double TABLET_SHARE = 0.35;
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");

    /** One browser: from when it is used, and when its user logs in there; never for those without an account. */
    public record Screen(String anonymousId, long fromMillis, long loginMillis, long untilMillis, Who out, Who in) {}

    private final List<Screen> screens = new ArrayList<>();
    private final Dice dice;
    private final Person person;

    public Screens(Person person, Days days, Ties ties, Dice dice) {
        this.person = person;
        this.dice = dice;
        long end = days.endMillis() + HOUR_MILLIS;
        int start = person.fate().startDay();
        int room = Math.max(1, days.count() - start);
        List<String> devices = person.contacts().devices();
        for (int i = 0; i < devices.size(); i++) {
            int day = i == 0 ? start : start + dice.below(room);
            screens.add(screen(devices.get(i), days.millis(day, dice.unit() * 40_000), end));
        }
        String tablet = person.contacts().tablet();
        if (tablet != null) {
            boolean first = ties.firstOnTablet(person.number());
            long middle = days.millis(days.share(0.5), 43_200);
            long from = first ? days.millis(start, 0) : middle + HOUR_MILLIS;
            screens.add(screen(tablet, from, first ? middle : end));
        }
    }

    private Screen screen(String anonymousId, long from, long until) {
        Map<String, Object> context = Facts.of(
                "channel",
                "web",
                "userAgent",
                dice.oneOf(AGENTS),
                "locale",
                person.name().language());
        String userId = person.contacts().userId();
        long hours = (long) (dice.unit() * dice.unit() * 120);
        long login = userId == null ? Long.MAX_VALUE : from + hours * HOUR_MILLIS;
        Who out = Who.of(null, anonymousId, context);
        Who in = Who.of(userId, anonymousId, context)
                .inGroup(
                        person.staff() == null ? null : person.staff().company().groupId());
        return new Screen(anonymousId, from, login, until, out, in);
    }

    public List<Screen> all() {
        return screens;
    }

    public boolean none() {
        return screens.isEmpty();
    }

    /** Who the web sees in a session at this time: anonymous before the login of that screen. */
    public Who at(long millis) {
        Screen screen = pick(millis, false);
        boolean in = screen.loginMillis() <= millis && dice.chance(STAYS_LOGGED_IN);
        return in ? screen.in() : screen.out();
    }

    /** Who the web sees at a check-out, which needs an account. */
    public Who loggedIn(long millis) {
        return pick(millis, true).in();
    }

    private Screen pick(long millis, boolean login) {
        Screen last = screens.getLast();
        boolean shared = last.anonymousId().equals(person.contacts().tablet());
        if (shared && usable(last, millis, true) && dice.chance(TABLET_SHARE)) {
            return last;
        }
        int own = screens.size() - (shared ? 1 : 0);
        for (int tries = 0; tries < 4 && own > 0; tries++) {
            Screen screen = screens.get(dice.below(own));
            if (usable(screen, millis, login)) {
                return screen;
            }
        }
        return screens.getFirst();
    }

    private static boolean usable(Screen screen, long millis, boolean login) {
        return millis >= (login ? screen.loginMillis() : screen.fromMillis()) && millis < screen.untilMillis();
    }
}
