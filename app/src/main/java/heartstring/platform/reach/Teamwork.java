package heartstring.platform.reach;

import java.util.List;

/** Who works with whom; the room that keeps the teams knows. */
public interface Teamwork {

    /**
     * A colleague's teams.
     *
     * @param colleagues everybody in one of them, the colleague too
     */
    record Circle(List<Long> colleagues, List<Integer> teams) {
        public Circle {
            colleagues = List.copyOf(colleagues);
            teams = List.copyOf(teams);
        }
    }

    Circle circle(long userId);
}
