package heartstring.ui.layout;

import java.util.Set;

/**
 * One line of the navigation; a room offers it as a bean. Entries are sorted by {@code order} and grouped under
 * {@code section}; {@code roles} are the names of the roles that see it, and an empty set means everybody signed in.
 */
public record NavEntry(String section, int order, String icon, String label, String href, Set<String> roles) {

    /** Whether somebody with the roles of this viewer is shown it. */
    public boolean isFor(Viewer viewer) {
        return roles.isEmpty() || viewer.roles().stream().anyMatch(roles::contains);
    }

    /** Whether a page at that path belongs to this entry. */
    public boolean covers(String path) {
        return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
    }
}
