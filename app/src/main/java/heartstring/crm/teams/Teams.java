package heartstring.crm.teams;

import heartstring.crm.conversations.Conversations;
import heartstring.platform.audit.Audit;
import heartstring.platform.reach.Teamwork;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The teams of the house. */
@Component
public class Teams implements Teamwork {

    /** The most teams, and the most colleagues in one. */
    static final int MOST = 200;

    private final TeamsSql sql;
    private final Users users;
    private final Audit audit;

    Teams(TeamsSql sql, Users users, Audit audit) {
        this.sql = sql;
        this.users = users;
        this.audit = audit;
    }

    /** All that are not closed, by name. */
    public List<Team> all() {
        return sql.all(MOST);
    }

    /** Those the colleague belongs to. */
    public List<Integer> of(long userId) {
        return sql.of(userId);
    }

    /** The colleague's teams and everybody in them. */
    @Override
    public Circle circle(long userId) {
        return new Circle(sql.colleagues(userId), sql.of(userId));
    }

    public Optional<Team> byName(String name) {
        return all().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** Makes a team; why not, as a sentence, or null. */
    @Transactional
    public @Nullable String make(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > 60) {
            return "Give the team a name of at most 60 characters.";
        }
        if (all().size() >= MOST) {
            return "There are " + MOST + " teams already.";
        }
        Optional<Integer> id = sql.make(name);
        if (id.isEmpty()) {
            return "There is a team of this name already.";
        }
        audit.record("made", "team", id.get());
        return null;
    }

    @Transactional
    public @Nullable String rename(int id, String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > 60) {
            return "Give the team a name of at most 60 characters.";
        }
        if (!sql.rename(id, name)) {
            return "There is no such team, or another one has this name.";
        }
        audit.record("renamed", "team", id);
        return null;
    }

    /** Closes a team; its conversations belong to no team then. */
    @Transactional
    public void close(int id) {
        if (!sql.close(id)) {
            throw Refusal.notFound("team");
        }
        audit.record("closed", "team", id);
    }

    @Transactional
    public void join(int id, long userId) {
        if (!Conversations.answers(users.find(userId))) {
            throw Refusal.unprocessable("There is no such colleague, or they don't answer customers.");
        }
        if (!sql.join(id, userId, MOST)) {
            throw Refusal.unprocessable("There is no such team, or it is full.");
        }
        audit.record("joined", "team", id);
    }

    @Transactional
    public void leave(int id, long userId) {
        sql.leave(id, userId);
        audit.record("left", "team", id);
    }
}
