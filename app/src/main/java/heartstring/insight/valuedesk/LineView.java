package heartstring.insight.valuedesk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer in a list, in words; empty where something is not known. */
public record LineView(
        long customerId,
        String name,
        String habit,
        Instant lastAt,
        String visits,
        String spent,
        String alive,
        String value,
        String range,
        String stake) {

    static LineView of(ValueListsSql.Line line, String currency, Instant now) {
        Double alive = line.alive();
        return new LineView(
                line.customerId(),
                line.name(),
                ValueWords.habit(
                        line.cadenceDays(), line.ofLateDays(), line.dueAt(), line.visits(), line.lastAt(), now),
                line.lastAt(),
                String.valueOf(line.visits()),
                ValueWords.about(line.spentMinor(), currency),
                alive == null ? "" : Math.round(alive * 100) + " %",
                money(line.valueMinor(), currency),
                line.valueMinor() == null
                        ? ""
                        : ValueWords.about(line.lowMinor(), currency) + " to "
                                + ValueWords.about(line.highMinor(), currency),
                money(line.stakeMinor(), currency));
    }

    private static String money(@Nullable Long minor, String currency) {
        return minor == null ? "" : ValueWords.about(minor, currency);
    }
}
