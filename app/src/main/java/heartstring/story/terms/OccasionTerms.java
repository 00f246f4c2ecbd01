package heartstring.story.terms;

import heartstring.story.terms.Term.Choice;
import heartstring.story.terms.Term.Frame;
import heartstring.story.terms.Term.OfOccasion;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the order or event at hand tells. Weekday and hour are those of the organisation's time zone; what is asked of lines holds
 * when it holds of one of them.
 */
@Component
@Order(500)
class OccasionTerms implements Terms {

    private static final String GROUP = "This order or event";

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "order.total",
                        GROUP,
                        Type.MONEY,
                        "the order's total",
                        "the order comes to {is}",
                        "the order does not come to {is}",
                        new OfOccasion(OccasionTerms::total)),
                text(
                        "order.store",
                        "the store",
                        "it is at the store {is}",
                        "it is not at the store {is}",
                        Occasion::store),
                text("order.coupon", "the coupon", "the coupon is {is}", "the coupon is not {is}", Occasion::coupon),
                text(
                        "channel",
                        "the channel",
                        "it is in the channel {is}",
                        "it is not in the channel {is}",
                        Occasion::channel),
                text("event", "the event", "the event is {is}", "the event is not {is}", Occasion::event),
                weekday(),
                Term.of(
                        "hour",
                        GROUP,
                        Type.NUMBER,
                        "the hour of the day",
                        "the hour is {is}",
                        "the hour is not {is}",
                        new OfOccasion((o, f) -> List.of(Value.of(local(o, f).getHour())))),
                Term.of(
                        "line.product",
                        GROUP,
                        Type.TEXT,
                        "a product in the order",
                        "the product {is} is in the order",
                        "the product {is} is not in the order",
                        new OfOccasion((o, f) -> told(o.lines().stream()
                                .flatMap(l -> Stream.of(l.product(), l.sku()).filter(Objects::nonNull))))),
                lines("line.category", "category", Occasion.Line::category),
                lines("line.brand", "brand", Occasion.Line::brand));
    }

    private static Term weekday() {
        return Term.of(
                        "weekday",
                        GROUP,
                        Type.CHOICE,
                        "the weekday",
                        "it is {is}",
                        "it is not {is}",
                        new OfOccasion(
                                (o, f) -> List.of(Value.of(word(local(o, f).getDayOfWeek())))))
                .choosing(Arrays.stream(DayOfWeek.values())
                        .map(d -> new Choice(word(d), d.getDisplayName(TextStyle.FULL, Locale.UK)))
                        .toArray(Choice[]::new));
    }

    private static Term text(
            String name, String label, String says, String saysNot, Function<Occasion, @Nullable String> of) {
        BiFunction<Occasion, Frame, List<Value>> values = (o, f) -> told(Stream.ofNullable(of.apply(o)));
        return Term.of(name, GROUP, Type.TEXT, label, says, saysNot, new OfOccasion(values));
    }

    private static Term lines(String name, String what, Function<Occasion.Line, @Nullable String> of) {
        return Term.of(
                name,
                GROUP,
                Type.TEXT,
                "a " + what + " in the order",
                "something of " + what + " {is} is in the order",
                "nothing of " + what + " {is} is in the order",
                new OfOccasion((o, f) -> told(o.lines().stream().flatMap(l -> Stream.ofNullable(of.apply(l))))));
    }

    private static List<Value> total(Occasion occasion, Frame frame) {
        Long total = occasion.totalMinor();
        return total != null && frame.currency().equals(occasion.currency())
                ? List.of(new Value.Money(total))
                : List.of();
    }

    private static List<Value> told(Stream<String> texts) {
        return texts.map(Value::of).distinct().toList();
    }

    private static ZonedDateTime local(Occasion occasion, Frame frame) {
        return occasion.at().atZone(frame.zone());
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
