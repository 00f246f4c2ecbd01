package heartstring.demo.life;

import heartstring.demo.fate.Ties;
import heartstring.demo.people.Contacts;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import java.util.Locale;

/** Advocates share a code, friends accept it; both kinds of advocates share equally often. */
final class Recommendations {

    private final Scene scene;
    private final Person person;
    private final Dice dice;

    Recommendations(Scene scene) {
        this.scene = scene;
        this.person = scene.person();
        this.dice = scene.dice("recommendations");
    }

    void play() {
        Ties ties = scene.world().people().ties();
        for (int friend : ties.friends(person.number())) {
            int day = Math.max(person.fate().startDay(), scene.world().people().startDay(friend) - dice.between(1, 7));
            scene.trail()
                    .track(
                            "loyalty",
                            "Referral Shared",
                            scene.days().millis(day, 62_000 + dice.below(9_000)),
                            who(),
                            Facts.of(
                                    "referral_code",
                                    code(person.number()),
                                    "channel",
                                    dice.chance(0.6) ? "messenger" : "email"));
        }
        int referrer = ties.referrer(person.number());
        if (referrer != Ties.NONE) {
            long millis = scene.days().millis(person.fate().startDay(), 72_000 + dice.below(9_000));
            scene.trail()
                    .track("loyalty", "Referral Accepted", millis, who(), Facts.of("referral_code", code(referrer)));
        }
    }

    static String code(int number) {
        return "FRIEND-" + Integer.toString(46_656 + number, 36).toUpperCase(Locale.ROOT);
    }

    private Who who() {
        Contacts contacts = person.contacts();
        if (contacts.userId() != null) {
            return Who.of(contacts.userId(), null, Facts.of("channel", "loyalty"));
        }
        if (contacts.card() != null) {
            return scene.badge().knownAtTill();
        }
        return contacts.email() != null
                ? scene.badge().email("loyalty")
                : scene.badge().phone("loyalty");
    }
}
