package heartstring.platform.reach;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far somebody reaches among the records of one kind, as a condition of a statement and as a check of one record. A record
 * belongs to the colleague who owns it or whom it is assigned to, and to the team that it was given to. {@link Width#OWN} sees
 * one's own; {@link Width#TEAM} those of everybody in one's teams, those given to one of the teams, and those that nobody has.
 *
 * @param colleagues whose records are seen, when not all
 * @param teams whose records are seen, when those of teams are
 */
public record Reach(RecordKind kind, Width width, List<Long> colleagues, List<Integer> teams) {

    public Reach {
        colleagues = List.copyOf(colleagues);
        teams = List.copyOf(teams);
    }

    static Reach all(RecordKind kind) {
        return new Reach(kind, Width.ALL, List.of(), List.of());
    }

    public boolean isAll() {
        return width == Width.ALL;
    }

    /** The condition on the column that names the owner, with " and " before it; empty when everything is seen. */
    public String and(String owner) {
        return isAll() ? "" : " and " + test(owner);
    }

    /** The same for records that can be given to a team as well. */
    public String and(String owner, String team) {
        return isAll() ? "" : " and " + test(owner, team);
    }

    /** The condition by itself; {@code true} when everything is seen. */
    public String test(String owner) {
        String mine = owner + " = any(:" + name() + "::bigint[])";
        return switch (width) {
            case ALL -> "true";
            case OWN -> "(" + mine + ")";
            case TEAM -> "(" + mine + " or " + owner + " is null)";
        };
    }

    /** The same for records that can be given to a team as well. */
    public String test(String owner, String team) {
        String mine = owner + " = any(:" + name() + "::bigint[])";
        return switch (width) {
            case ALL -> "true";
            case OWN -> "(" + mine + ")";
            case TEAM ->
                "(" + mine + " or " + team + " = any(:" + name() + "Teams::int[]) or (" + owner + " is null and " + team
                        + " is null))";
        };
    }

    /** What these conditions bind; empty when everything is seen. */
    public Map<String, Object> params() {
        Map<String, Object> params = new TreeMap<>();
        if (!isAll()) {
            params.put(name(), colleagues.stream().mapToLong(Long::longValue).toArray());
            params.put(
                    name() + "Teams", teams.stream().mapToInt(Integer::intValue).toArray());
        }
        return params;
    }

    /** Whether one record is seen; {@code owner} and {@code team} are 0 for none. */
    public boolean sees(long owner, int team) {
        return switch (width) {
            case ALL -> true;
            case OWN -> owner != 0 && colleagues.contains(owner);
            case TEAM -> colleagues.contains(owner) || teams.contains(team) || (owner == 0 && team == 0);
        };
    }

    /** Whose a new record is: as it was said, or one's own where nobody's would be out of one's sight at once. */
    public long owner(long said) {
        return said == 0 && width == Width.OWN ? colleagues.getFirst() : said;
    }

    private String name() {
        return kind.word() + "Reach";
    }
}
