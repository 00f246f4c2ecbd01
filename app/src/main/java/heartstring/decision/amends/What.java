package heartstring.decision.amends;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is given as amends. */
public sealed interface What {

    /** Points of the programme. */
    record Points(long points) implements What {}

    /** A voucher of that batch which they alone can use. */
    record Voucher(long batch) implements What {}

    /** Goods of the rewards, for nothing, to be handed over. */
    record Gift(long reward) implements What {}

    /** As it is kept and said: points, voucher or gift. */
    default String word() {
        return switch (this) {
            case Points points -> "points";
            case Voucher voucher -> "voucher";
            case Gift gift -> "gift";
        };
    }

    /** How many points, or which batch or reward. */
    default long number() {
        return switch (this) {
            case Points p -> p.points();
            case Voucher v -> v.batch();
            case Gift g -> g.reward();
        };
    }

    /** The one of that word and number; empty when there is no such. */
    static Optional<What> of(String word, long number) {
        return Optional.ofNullable(
                switch (word) {
                    case "points" -> new Points(number);
                    case "voucher" -> new Voucher(number);
                    case "gift" -> new Gift(number);
                    default -> null;
                });
    }

    /** As a form says it, such as {@code gift 7}; empty when it makes no sense. */
    static Optional<What> read(String typed) {
        Matcher m = Pattern.compile("([a-z]{1,10}) (\\d{1,18})").matcher(typed);
        return m.matches() ? of(m.group(1), Long.parseLong(m.group(2))) : Optional.empty();
    }
}
