package heartstring.decision.giftdesk;

import heartstring.decision.gifts.Decision;
import heartstring.decision.gifts.Weighed;
import heartstring.ui.components.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decisions, the newest first. */
public record DecisionsView(
        long programme,
        String state,
        List<Decision> decisions,
        @Nullable String next) {

    public DecisionsView {
        decisions = List.copyOf(decisions);
    }

    /** The lists to choose from. */
    public record Tab(String state, String label) {}

    public List<Tab> tabs() {
        return List.of(
                new Tab("", "All"),
                new Tab("given", "Given"),
                new Tab("taken_back", "Taken back"),
                new Tab("reserved", "Set aside"),
                new Tab("held_out", "Went without"),
                new Tab("none", "No gift"));
    }

    /** One as a line of a file. */
    static List<@Nullable Object> row(Decision d) {
        return Arrays.asList(
                d.id(),
                d.at(),
                d.programme().name(),
                d.store(),
                d.customerId(),
                d.state(),
                d.why() == null ? "" : d.why().word(),
                d.product(),
                d.option().map(o -> o.name()).orElse(""),
                d.product() == null ? null : d.costMinor(),
                d.programme().currency(),
                d.propensity());
    }

    /** Where all of this list is as a file. */
    public String file() {
        return "/gifts/decisions.csv?state=" + state + (programme == 0 ? "" : "&programme=" + programme);
    }

    public String href(String wanted) {
        return "/gifts/decisions?state=" + wanted + (programme == 0 ? "" : "&programme=" + programme);
    }

    /** What it came to, in a few words. */
    public static String came(Decision d) {
        return Tally.label(d.why() == null ? d.state() : d.why().word());
    }

    /** What was or would have been given; empty for nothing. */
    public static String gift(Decision d) {
        return d.option().map(Weighed.Option::name).orElse("");
    }

    /**
     * One of them.
     *
     * @param replays the product that comes out when it is done again; empty for none
     */
    public record One(Decision decision, String replays) {

        public boolean isSame() {
            return replays.equals(decision.product() == null ? "" : decision.product());
        }

        /** As wide as it is of the best. */
        public long percent(Weighed.Option option) {
            double best = decision.weighed().options().stream()
                    .mapToDouble(Weighed.Option::score)
                    .max()
                    .orElse(1);
            return best <= 0 ? 0 : Math.round(100 * option.score() / best);
        }

        /** The factors in words, such as "taste × 1.30, new to them"; empty where all are one. */
        public static String factors(Weighed.Option o) {
            StringBuilder words = new StringBuilder();
            add(words, "their taste", o.taste());
            add(words, "new to them", o.novelty());
            add(words, "lately", o.season());
            add(words, "worth for its cost", o.worth());
            return words.toString();
        }

        private static void add(StringBuilder words, String name, double factor) {
            if (Math.abs(factor - 1) >= 0.005) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(String.format(Locale.ROOT, " × %.2f", factor));
            }
        }

        /** "41 of 100". */
        public static String share(double share) {
            return Format.percent(share);
        }
    }
}
