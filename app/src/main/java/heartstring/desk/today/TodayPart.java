package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import java.util.Optional;

/** One part of the first page, as a bean; those with a smaller place come first. */
interface TodayPart {

    int place();

    /** What whoever looks is shown; empty for who is not concerned. */
    Optional<Block> of(Actor actor);
}
