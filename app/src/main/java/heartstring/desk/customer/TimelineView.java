package heartstring.desk.customer;

import heartstring.experience.emotion.Heard;
import heartstring.story.timeline.Detail;
import heartstring.story.timeline.Entry;
import heartstring.story.timeline.KindGroup;
import heartstring.story.timeline.TimelinePage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The story tab.
 *
 * @param kinds and {@code channels} the filter that holds, empty for all
 * @param only whether a company's own story is shown, without its people's and the companies' below it
 * @param older whether this is not the beginning
 */
public record TimelineView(
        Portrait portrait, Lines lines, Set<String> kinds, Set<String> channels, boolean only, boolean older) {

    /**
     * Lines of the timeline; {@code query} is the filter as a query string, for the link to older ones.
     *
     * @param names whose piece a line is, where several customers are shown together; {@code heard} what is told of its words
     */
    public record Lines(
            long customerId, TimelinePage page, String query, Map<Long, Whose> names, Map<Long, Heard> heard) {

        /** Who else it happened with; null for the customer of the page. */
        public @Nullable Whose whose(Entry entry) {
            Whose whose = names.get(entry.profileId());
            return whose == null || whose.customerId() == customerId ? null : whose;
        }

        /** The number of the customer whose line it is. */
        public long owner(Entry entry) {
            Whose whose = names.get(entry.profileId());
            return whose == null ? customerId : whose.customerId();
        }

        public String nextHref() {
            return "/customers/" + customerId + "?" + (query.isEmpty() ? "" : query + "&") + "before=" + page.next();
        }

        public String day(LocalDate date) {
            return date.format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK));
        }
    }

    /** The customer of a piece. */
    public record Whose(long customerId, String name) {}

    /** One touchpoint, whole; {@code spoken} where more is told of the words in it. */
    public record Whole(long customerId, Detail detail, boolean spoken) {}

    public KindGroup[] groups() {
        return KindGroup.values();
    }

    /** The address with this kind switched on or off. */
    public String kindHref(String kind) {
        return href(toggled(kinds, kind), channels);
    }

    /** The address with this channel switched on or off. */
    public String channelHref(String channel) {
        return href(kinds, toggled(channels, channel));
    }

    /** The address of this view from its beginning. */
    public String hereHref() {
        return href(kinds, channels);
    }

    /** The address without any filter. */
    public String allHref() {
        return "/customers/" + portrait.id();
    }

    /** The address with a company's people and those below it, or without them. */
    public String onlyHref(boolean alone) {
        String query = query(kinds, channels, alone);
        return query.isEmpty() ? "/customers/" + portrait.id() : "/customers/" + portrait.id() + "?" + query;
    }

    private String href(Set<String> kinds, Set<String> channels) {
        String query = query(kinds, channels, only);
        return query.isEmpty() ? allHref() : allHref() + "?" + query;
    }

    private static Set<String> toggled(Set<String> words, String word) {
        Set<String> changed = new LinkedHashSet<>(words);
        if (!changed.remove(word)) {
            changed.add(word);
        }
        return changed;
    }

    static String query(Set<String> kinds, Set<String> channels, boolean only) {
        return Stream.of(
                        kinds.stream().map(kind -> "kind=" + kind),
                        channels.stream().map(channel -> "channel=" + channel),
                        only ? Stream.of("only=true") : Stream.<String>empty())
                .flatMap(part -> part)
                .collect(Collectors.joining("&"));
    }
}
