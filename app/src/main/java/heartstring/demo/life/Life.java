package heartstring.demo.life;

import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.World;
import heartstring.demo.visit.Visits;
import heartstring.demo.visit.WalkIns;

/** Lets one customer live through the whole plan. */
public final class Life {

    private Life() {}

    /** The life of the customer with this number; equal for equal worlds, independent of other customers. */
    public static Lived of(World world, int number) {
        Person person = world.people().person(number);
        Scene scene = new Scene(world, person);
        new Beginnings(scene).play();
        Visits visits = new Visits(scene);
        visits.play();
        Gifts gifts = new Gifts(scene, visits.fledDay());
        gifts.play();
        new Browsing(scene, visits.lastDay()).play();
        new Mailings(scene, visits.lastDay()).play();
        new Recommendations(scene).play();
        new WalkIns(scene).play();
        return new Lived(
                person,
                scene.trail().sorted(),
                visits.days(),
                gifts.visitDays(),
                gifts.arms(),
                scene.trail().feelings(),
                visits.fledDay());
    }
}
