package heartstring.insight.segments;

import heartstring.kernels.memberships.Cell;
import heartstring.kernels.memberships.Pair;
import heartstring.kernels.shares.Interval;
import heartstring.story.segments.Segment;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page of segments compared.
 *
 * @param at when they were counted; null as long as nothing was
 * @param all the segments to choose from
 * @param sizes of those that are chosen
 * @param more combinations that are not shown
 * @param about whose special traits are shown
 * @param leftOut what could not be counted, in words
 */
public record ComparedView(
        @Nullable Instant at,
        long house,
        List<Choice> all,
        List<Size> sizes,
        List<Combination> combinations,
        int more,
        List<Shared> shared,
        @Nullable Chart growth,
        @Nullable About about,
        List<String> leftOut) {

    public ComparedView {
        all = List.copyOf(all);
        sizes = List.copyOf(sizes);
        combinations = List.copyOf(combinations);
        shared = List.copyOf(shared);
        leftOut = List.copyOf(leftOut);
    }

    /** As long as there is nothing to compare. */
    static ComparedView none(@Nullable Instant at, List<Choice> all) {
        return new ComparedView(at, 0, all, List.of(), List.of(), 0, List.of(), null, null, List.of());
    }

    /** A segment to choose. */
    public record Choice(int id, String name, boolean chosen, boolean counted) {}

    /**
     * How large a segment is.
     *
     * @param share of all customers, 0 to 1
     * @param before how large it was 30 days ago; null when that is not known
     */
    public record Size(
            int id,
            String name,
            long customers,
            double share,
            @Nullable Long before,
            boolean changed) {

        /** The change in 30 days, in words. */
        public String change() {
            if (before == null) {
                return "not known yet";
            }
            long change = customers - before;
            String text = (change > 0 ? "+" : change < 0 ? "−" : "±") + Format.number(Math.abs(change));
            return before == 0
                    ? text
                    : text + " (" + (change < 0 ? "−" : "+") + Format.percent(Math.abs((double) change / before)) + ")";
        }
    }

    /**
     * Those who are in exactly some of the segments.
     *
     * @param in of each chosen segment whether they are in it
     * @param width of the bar, in percent
     * @param href to the list of them
     * @param words which segments these are
     */
    public record Combination(List<Boolean> in, long customers, String width, String href, String words) {
        public Combination {
            in = List.copyOf(in);
        }
    }

    /** What two segments share, in words. */
    public record Shared(
            String one,
            String other,
            long both,
            String ofOne,
            String ofOther,
            String alike,
            String lift,
            String href) {}

    /**
     * What is special about one segment.
     *
     * @param tooFew whether it or all others are too few to say
     */
    public record About(
            int id, String name, long customers, boolean tooFew, boolean changed, List<Line> more, List<Line> less) {
        public About {
            more = List.copyOf(more);
            less = List.copyOf(less);
        }
    }

    /**
     * One trait.
     *
     * @param times how many times as frequent, in words
     * @param low where the share of the segment begins on the line, in percent
     * @param at where it stands
     * @param high where it ends
     * @param other where the share of all others stands
     * @param href to those of the segment who have it; null where the list cannot show them
     */
    public record Line(
            String family,
            String name,
            String share,
            String otherShare,
            long hits,
            String times,
            String low,
            String at,
            String high,
            String other,
            String words,
            @Nullable String href) {}

    /** The address of this page with the same segments. */
    public String href(int aboutGroup) {
        return "/insight/segments?" + query() + "&about=" + aboutGroup + "#special";
    }

    /** The chosen segments as a query. */
    public String query() {
        return all.stream().filter(Choice::chosen).map(c -> "segment=" + c.id()).collect(Collectors.joining("&"));
    }

    static Combination combination(Cell cell, List<Compared.Known> chosen, long largest) {
        List<Boolean> in = new ArrayList<>();
        List<String> inIds = new ArrayList<>();
        List<String> outIds = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Segment segment = chosen.get(i).segment();
            in.add(cell.has(i));
            (cell.has(i) ? inIds : outIds).add(String.valueOf(segment.id()));
            if (cell.has(i)) {
                names.add(segment.name());
            }
        }
        return new Combination(
                in,
                cell.members(),
                percent((double) cell.members() / Math.max(1, largest)),
                "/customers?in=" + String.join(",", inIds)
                        + (outIds.isEmpty() ? "" : "&out=" + String.join(",", outIds)),
                (names.size() == 1 ? "only " : "") + String.join(" and ", names));
    }

    static Shared shared(Compared.Both both) {
        Pair pair = both.pair();
        Segment one = both.one().segment();
        Segment other = both.other().segment();
        return new Shared(
                one.name(),
                other.name(),
                pair.both(),
                words(pair.share()),
                words(pair.shareOfOther()),
                words(pair.alike()),
                pair.lift().isEmpty()
                        ? "too few to say"
                        : String.format(Locale.ROOT, "%.1f", pair.lift().getAsDouble()) + " times",
                "/customers?in=" + one.id() + "," + other.id());
    }

    private static String words(java.util.OptionalDouble share) {
        return share.isEmpty() ? "too few to say" : Format.percent(share.getAsDouble());
    }

    static Line line(int segment, Compared.Trait t) {
        Interval share = t.share();
        double ratio =
                t.otherShare().value() == 0 ? 0 : share.value() / t.otherShare().value();
        String times = ratio == 0
                ? share.value() == 0 ? "nobody here" : "nobody else"
                : String.format(Locale.ROOT, ratio < 0.1 ? "%.2f" : "%.1f", ratio) + " times as often";
        return new Line(
                t.family(),
                t.name(),
                Format.percent(share.value()),
                Format.percent(t.otherShare().value()),
                t.hits(),
                times,
                percent(share.low()),
                percent(share.value()),
                percent(share.high()),
                percent(t.otherShare().value()),
                Format.percent(share.value()) + " here, with 95 % " + Format.percent(share.low()) + " to "
                        + Format.percent(share.high()) + "; "
                        + Format.percent(t.otherShare().value()) + " of all others",
                link(segment, t));
    }

    private static @Nullable String link(int segment, Compared.Trait t) {
        String filter = switch (t.family()) {
            case "Kind" -> "kind";
            case "Country" -> "country";
            case "City" -> "city";
            case "Channel" -> "channel";
            default -> "";
        };
        return filter.isEmpty()
                ? null
                : "/customers?in=" + segment + "&" + filter + "=" + URLEncoder.encode(t.key(), StandardCharsets.UTF_8);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(share, 0, 1) * 100);
    }
}
