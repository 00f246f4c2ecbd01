package heartstring.demo.life;

import heartstring.demo.people.Person;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.words.Feeling;
import java.util.List;
import java.util.Map;

/**
 * A life as it went: the events, and the truth behind them.
 *
 * @param visitDays days of the plan with a visit of the person's own accord, recognised or not
 * @param giftDays days with a visit that only a gift brought about
 * @param arms the arm of each experiment this customer was in: given or held_out
 * @param feelings the feeling of each text by message id
 * @param fledDay the day on which bad service drove this customer out, or -1
 */
public record Lived(
        Person person,
        List<ShopEvent> events,
        List<Integer> visitDays,
        List<Integer> giftDays,
        Map<String, String> arms,
        Map<String, Feeling> feelings,
        int fledDay) {}
