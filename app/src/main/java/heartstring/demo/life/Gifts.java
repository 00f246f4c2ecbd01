package heartstring.demo.life;

import heartstring.demo.fate.Fate;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.visit.TillVisit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two gifts with sticky hold-out arms: one truly brings visits, the other does nothing. */
final class Gifts {

    private final Scene scene;
    private final Person person;
    private final int fledDay;
    private final TillVisit till;
    private final Map<String, String> arms = new LinkedHashMap<>();
    private final List<Integer> visitDays = new ArrayList<>();

    Gifts(Scene scene, int fledDay) {
        this.scene = scene;
        this.person = scene.person();
        this.fledDay = fledDay;
        this.till = new TillVisit(scene, "gift visits");
    }

    void play() {
        for (Experiment experiment : Experiment.values()) {
            decide(experiment);
        }
    }

    private void decide(Experiment experiment) {
        Dice dice = scene.dice(experiment.key());
        int first = Math.max(person.fate().startDay() + 60, scene.days().share(experiment.fromShare()));
        int day = first + dice.below(scene.days().share(0.2));
        int end = Math.min(scene.days().count() - 1, person.fate().leaveDay());
        boolean known = person.contacts().card() != null && person.staff() == null;
        boolean gone = fledDay >= 0 && fledDay < Fate.NEVER;
        boolean held = dice.chance(experiment.holdOut());
        if (!known || gone || day + Experiment.DAYS >= end || !dice.chance(experiment.reach())) {
            return;
        }
        arms.put(experiment.key(), held ? "held_out" : "given");
        Who who = scene.badge().knownAtTill();
        long millis = scene.days().millis(day, 30_000 + dice.unit() * 30_000);
        Map<String, Object> decision = facts(experiment, held);
        scene.trail().track("loyalty", "Gift Decided", millis, who, decision);
        if (held) {
            return;
        }
        Map<String, Object> gift = facts(experiment, false);
        gift.put("reward_id", experiment.key() + "-" + person.number());
        gift.put("cost", Facts.money(experiment.costMinor()));
        gift.put("currency", "EUR");
        scene.trail().track("loyalty", "Gift Given", millis + 1_000, who, gift);
        int more = dice.poisson(experiment.visits() * scene.world().plan().density());
        for (int i = 0; i < more; i++) {
            int visit = day + 1 + dice.below(Experiment.DAYS - 1);
            till.recognised(visit, person.habits().items());
            visitDays.add(visit);
        }
    }

    private static Map<String, Object> facts(Experiment experiment, boolean held) {
        return Facts.of(
                "experiment", experiment.key(),
                "arm", held ? "held_out" : "given",
                "hold_out", experiment.holdOut(),
                "reward", experiment.reward());
    }

    Map<String, String> arms() {
        return arms;
    }

    List<Integer> visitDays() {
        return visitDays;
    }
}
