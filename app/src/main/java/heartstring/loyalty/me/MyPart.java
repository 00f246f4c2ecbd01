package heartstring.loyalty.me;

import heartstring.loyalty.members.Member;
import java.time.Instant;
import java.util.List;

/** Something that a room above tells members on their own page; a bean of it is found by itself. */
public interface MyPart {

    /**
     * One line, in the member's language.
     *
     * @param href where it goes on, a path of this house
     */
    record Line(String heading, String words, String href, Instant at) {}

    /** What this member is told. */
    List<Line> of(Member member);
}
