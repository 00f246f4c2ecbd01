package heartstring.ui.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the frame's template shows around a page. */
public record Frame(
        String title,
        String path,
        @Nullable Viewer viewer,
        List<NavGroup> nav,
        @Nullable Toast toast,
        String search,
        @Nullable String csrfHeader,
        @Nullable String csrfToken) {

    /** A heading of the navigation with its entries. */
    public record NavGroup(String section, List<NavEntry> entries) {}

    /** The address of a static file with its fingerprint, for example {@code /css/heartstring.css?v=1f3c…}. */
    public String asset(String path) {
        return Assets.href(path);
    }
}
