package heartstring.story.timeline;

import java.util.Set;

/** Which touchpoints are wanted; an empty set means all. */
public record Filter(Set<KindGroup> groups, Set<String> channels) {

    public static final Filter ALL = new Filter(Set.of(), Set.of());

    public Filter {
        groups = Set.copyOf(groups);
        channels = Set.copyOf(channels);
    }
}
