package heartstring.crm.notices;

import heartstring.platform.auth.Actor;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells colleagues, and knows who follows what. Nobody is told of what they did themselves. */
@Component
public class Notices {

    private final NoticesSql sql;
    private final InstantSource time;

    Notices(NoticesSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * What a notice is about; zero and null for what it is not.
     *
     * @param conversation the number of a conversation, as text
     */
    public record About(
            long customerId,
            long dealId,
            long taskId,
            @Nullable String conversation) {

        public static About customer(long id) {
            return new About(id, 0, 0, null);
        }

        public static About deal(long id) {
            return new About(0, id, 0, null);
        }

        public static About task(long id) {
            return new About(0, 0, id, null);
        }

        public static About conversation(String id) {
            return new About(0, 0, 0, id);
        }
    }

    /** Tells these colleagues, in the caller's transaction. */
    @Transactional
    public void tell(Collection<Long> users, String kind, About about) {
        Actor actor = Actor.current();
        Set<Long> others = users.stream()
                .filter(user -> user != 0 && user != actor.userId())
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            sql.tell(others, kind, actor.userId(), about, time.instant());
        }
    }

    /** Tells those who follow a customer or deal. */
    @Transactional
    public void tellFollowers(String kind, About about) {
        tell(sql.followers(about), kind, about);
    }

    /** Lets these colleagues follow a customer or deal from now on; zeros are left out. */
    @Transactional
    public void follow(About about, long... users) {
        Set<Long> some = Arrays.stream(users).filter(user -> user != 0).boxed().collect(Collectors.toSet());
        if (!some.isEmpty()) {
            sql.follow(some, about, time.instant());
        }
    }

    /** Ends it for one colleague. */
    @Transactional
    public void unfollow(About about, long user) {
        sql.unfollow(user, about);
    }

    /** The colleagues who follow a customer or deal. */
    public List<Long> followers(About about) {
        return sql.followers(about);
    }
}
