package heartstring.demo.shop;

import heartstring.demo.fate.Circle;
import heartstring.demo.fate.Fate;
import heartstring.demo.fate.Leaving;
import heartstring.demo.fate.Persona;
import heartstring.demo.fate.Ties;
import heartstring.demo.life.Lived;
import heartstring.demo.people.Person;
import heartstring.demo.scene.World;
import heartstring.demo.stream.Days;
import heartstring.demo.words.Feeling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one customer.
 *
 * @param gapDays the true mean number of days between visits while nothing special happens
 * @param visits days of visits of the customer's own accord, also those at which nobody was recognised
 * @param giftVisits days of visits that a gift brought about
 * @param leftOn the first day after which no visit can happen, null for those who stay
 * @param fledOn the day on which bad service drove this customer out of the store, or null
 * @param referrer who recommended the shop, or -1
 * @param arms given or held_out by experiment
 * @param feelings the feeling in which a text was written, by message id
 */
public record CustomerTruth(
        int number,
        String name,
        Persona persona,
        String storeId,
        IdentityTruth identity,
        double gapDays,
        LocalDate since,
        List<LocalDate> visits,
        List<LocalDate> giftVisits,
        Leaving leaving,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate fledOn,
        Circle circle,
        int referrer,
        List<Integer> friends,
        Map<String, String> arms,
        Map<String, Feeling> feelings) {

    static CustomerTruth of(World world, Lived lived) {
        Person person = lived.person();
        Fate fate = person.fate();
        Days days = world.days();
        Ties ties = world.people().ties();
        boolean leaves = fate.leaveDay() < days.count();
        return new CustomerTruth(
                person.number(),
                person.name().full(),
                person.habits().persona(),
                world.stores().get(person.habits().store()).id(),
                IdentityTruth.of(world, person),
                person.habits().gapDays(),
                days.date(fate.startDay()),
                lived.visitDays().stream().map(days::date).toList(),
                lived.giftDays().stream().sorted().map(days::date).toList(),
                leaves ? fate.leaving() : Leaving.STAYS,
                leaves ? days.date(fate.leaveDay()) : null,
                lived.fledDay() < 0 ? null : days.date(lived.fledDay()),
                fate.circle(),
                ties.referrer(person.number()),
                List.copyOf(ties.friends(person.number())),
                Map.copyOf(lived.arms()),
                Map.copyOf(lived.feelings()));
    }
}
