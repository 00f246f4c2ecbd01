package heartstring.desk.everywhere;

import heartstring.kernels.words.Marks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param only the kind that is looked for, null for all
 * @param note what is not looked through just now and why, empty when everything is
 * @param again whether to look again in a moment, because the model is being loaded
 */
public record FoundView(
        String query, @Nullable Kind only, List<Kind> kinds, List<Group> groups, String note, boolean again) {

    /** Finds of one kind, the best first; {@code more} when there are more of them. */
    public record Group(Kind kind, List<Find> finds, boolean nearly, boolean more) {}

    /**
     * One find.
     *
     * @param detail tells those of one name apart, empty for nothing
     * @param snippet what was said, there where it fits; empty for records
     * @param at when it was said, null for records
     * @param byMeaning whether it has none of the words, but means something like it
     */
    public record Find(
            String href,
            List<Marks.Part> title,
            String detail,
            List<Marks.Part> snippet,
            @Nullable Instant at,
            boolean byMeaning) {}

    /** Where the same is looked for among that kind, or among all. */
    public String href(@Nullable Kind kind) {
        return "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (kind == null ? "" : "&kind=" + kind.word());
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
