package heartstring.ui.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the frame's template shows around a page; {@code unread} is null where nobody is told anything. */
public record Frame(
        String title,
        String path,
        @Nullable Viewer viewer,
        List<NavGroup> nav,
        @Nullable Toast toast,
        String search,
        @Nullable Long unread,
        @Nullable String csrfHeader,
        @Nullable String csrfToken) {

    /** A heading of the navigation with its entries. */
    public record NavGroup(String section, List<NavEntry> entries) {}

    /** The most entries that a phone shows at the bottom beside the menu. */
    private static final int SHORTCUTS = 3;

    /** Whether the page belongs to this entry; of several that cover it the most exact one. */
    public boolean isOpen(NavEntry entry) {
        return entry.covers(path)
                && nav.stream()
                        .flatMap(group -> group.entries().stream())
                        .filter(other -> other.covers(path))
                        .allMatch(other -> other.href().length() <= entry.href().length());
    }

    /** The first entries, for phones. */
    public List<NavEntry> shortcuts() {
        return nav.stream()
                .flatMap(group -> group.entries().stream())
                .limit(SHORTCUTS)
                .toList();
    }

    /** The address of a static file with its fingerprint, for example {@code /css/heartstring.css?v=1f3c…}. */
    public String asset(String path) {
        return Assets.href(path);
    }
}
