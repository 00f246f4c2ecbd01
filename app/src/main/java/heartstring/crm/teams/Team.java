package heartstring.crm.teams;

import java.util.List;

/** A team and who belongs to it. */
public record Team(int id, String name, List<Member> members) {

    /** A colleague. */
    public record Member(long userId, String name) {}

    public Team {
        members = List.copyOf(members);
    }
}
