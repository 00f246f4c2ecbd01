package heartstring.demo.life;

import heartstring.demo.fate.Persona;
import heartstring.demo.fate.Ties;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.stream.Dice;
import heartstring.demo.visit.WebVisit;

/** Sessions in the web shop that lead to no order. */
final class Browsing {

    private static final double SESSIONS_A_MONTH = 0.28;
    private static final double DAYS_A_MONTH = 30.4;

    private final Scene scene;
    private final int lastDay;
    private final Dice dice;

    Browsing(Scene scene, int lastDay) {
        this.scene = scene;
        this.lastDay = lastDay;
        this.dice = scene.dice("browsing");
    }

    void play() {
        Person person = scene.person();
        if (scene.screens().none() || person.number() == Ties.KIOSK) {
            return;
        }
        WebVisit web = new WebVisit(scene, "web sessions");
        int start = person.fate().startDay();
        double rate = SESSIONS_A_MONTH * (person.habits().persona() == Persona.ONLINE ? 2.5 : 1);
        double gap = DAYS_A_MONTH / (rate * scene.world().plan().density());
        for (double time = start + dice.unit() * 12; time < lastDay; time += gap * dice.erlang(1)) {
            web.browse((int) time);
        }
    }
}
