package heartstring.platform.views;

import heartstring.platform.auth.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps lists under names, for the current user or for everybody. */
@Component
public class Views {

    /** The most views one page shows one person. */
    public static final int MOST = 50;

    private final ViewsSql sql;

    Views(ViewsSql sql) {
        this.sql = sql;
    }

    /** The current user's own views of that page and everybody's shared ones, oldest first. */
    public List<SavedView> of(String page) {
        return sql.of(page, Actor.current().id(), MOST);
    }

    /**
     * Keeps a view, in place of the user's own one of that name.
     *
     * @return why not, as a sentence, or {@code null} when it is kept
     */
    @Transactional
    public @Nullable String keep(String page, String name, String query, boolean shared) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > 60) {
            return "Give the view a name of at most 60 characters.";
        }
        if (query.length() > 2_000) {
            return "This view has too many conditions to be kept.";
        }
        long user = Actor.current().id();
        if (sql.count(page, user) >= MOST) {
            return "You keep " + MOST + " views of this page already; remove one first.";
        }
        sql.keep(page, clean, query, user, shared);
        return null;
    }

    /**
     * Gives a view another name; only its maker does, or an administrator a shared one.
     *
     * @return why not, as a sentence, or {@code null} when it is done
     */
    @Transactional
    public @Nullable String rename(long id, String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > 60) {
            return "Give the view a name of at most 60 characters.";
        }
        Actor actor = Actor.current();
        return switch (sql.rename(id, clean, actor.id(), actor.has(heartstring.platform.auth.Role.ADMINISTRATOR))) {
            case 1 -> null;
            case 0 -> "Only its maker can rename this view.";
            default -> "You have a view of that name already.";
        };
    }

    /** Removes a view of the current user; an administrator may remove anybody's shared one. */
    @Transactional
    public boolean remove(long id) {
        Actor actor = Actor.current();
        return sql.remove(id, actor.id(), actor.has(heartstring.platform.auth.Role.ADMINISTRATOR)) > 0;
    }
}
