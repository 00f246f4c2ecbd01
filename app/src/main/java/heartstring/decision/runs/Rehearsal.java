package heartstring.decision.runs;

import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.versions.Route;
import heartstring.decision.workflows.Entry;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a workflow would do: with one person, or with a sample, the clock put forward over each wait. Writes nothing and sends nothing. */
@Component
public class Rehearsal {

    /** The most people of a sample. */
    public static final int MOST = 200;

    private final People people;
    private final RehearsalSql sql;
    private final CustomersInReach reach;
    private final InstantSource time;

    Rehearsal(People people, RehearsalSql sql, CustomersInReach reach, InstantSource time) {
        this.people = people;
        this.sql = sql;
        this.reach = reach;
        this.time = time;
    }

    /**
     * What is supposed meanwhile.
     *
     * @param happens whether what waits are for happens to them
     * @param approved whether colleagues say yes
     */
    public record Suppose(boolean happens, boolean approved) {}

    /** A step that they would come to, when, and which way they would go on. */
    public record Met(String step, Instant at, String way) {}

    /**
     * What one person would meet.
     *
     * @param comesIn whether they are among those who come in at all
     * @param end how it would end: end, goal, or exit and its name
     */
    public record Course(long customer, boolean comesIn, List<Met> met, String end, Instant endAt) {
        public Course {
            met = List.copyOf(met);
        }
    }

    /** Walks one customer through, from now on, also where they would not come in. */
    public Course one(int id, Workflow workflow, long customer, Suppose suppose) {
        return course(id, new Route(workflow), customer, suppose);
    }

    private Course course(int id, Route route, long customer, Suppose suppose) {
        Instant now = time.instant();
        Set<Long> alone = Set.of(customer);
        boolean comesIn = people.of(alone, now).holding(route.workflow().only()).contains(customer);
        Run run = new Run(0, id, 0, 0, customer, route.first(), now, null, 0, 1);
        List<Met> met = new ArrayList<>();
        // Steps go forward only, so that this ends.
        while (true) {
            Instant at = now;
            Walk.Came came = Walk.on(route, run, at, people.of(alone, at).eyes(customer, id));
            came.passed().forEach(p -> met.add(new Met(p.step(), at, p.way())));
            switch (came.stop()) {
                case Walk.Stop.Ended it -> {
                    return new Course(customer, comesIn, met, it.reason(), at);
                }
                case Walk.Stop.Acts it -> {
                    met.add(new Met(it.step(), at, "done"));
                    String next = route.step(it.step()).map(route::after).orElse(Route.END);
                    run = run.at(next, at, null);
                }
                case Walk.Stop.Waits it -> {
                    String told = told(route.step(it.step()).orElse(null), suppose);
                    run = run.at(it.step(), came.since(), told);
                    now = told == null ? it.until() : at;
                }
            }
        }
    }

    private static @Nullable String told(@Nullable Step step, Suppose suppose) {
        if (step instanceof Step.WaitFor && suppose.happens()) {
            return "came";
        }
        return step instanceof Step.Approval && suppose.approved() ? "yes" : null;
    }

    /**
     * What a sample would meet.
     *
     * @param comeIn how many of them would come in
     * @param ways by step, and by the way they would go on, how many of those
     * @param ends by how it would end, how many of those
     */
    public record Sample(
            int people,
            int comeIn,
            Map<String, Map<String, Integer>> ways,
            Map<String, Integer> ends,
            List<Course> courses) {}

    /** Walks so many through, drawn from those whoever acts may see; for a segment from those who are in it. */
    public Sample sample(int id, Workflow workflow, int most, Suppose suppose) {
        Route route = new Route(workflow);
        int segment = workflow.entry() instanceof Entry.OnSegment on && on.joined() ? on.segment() : 0;
        List<Long> drawn = sql.some(segment, Math.clamp(most, 1, MOST), reach.now());
        Map<String, Map<String, Integer>> ways = new LinkedHashMap<>();
        Map<String, Integer> ends = new LinkedHashMap<>();
        List<Course> courses = new ArrayList<>();
        int comeIn = 0;
        for (long customer : drawn) {
            Course course = course(id, route, customer, suppose);
            courses.add(course);
            if (course.comesIn()) {
                comeIn++;
                course.met()
                        .forEach(m -> ways.computeIfAbsent(m.step(), s -> new LinkedHashMap<>())
                                .merge(m.way(), 1, Integer::sum));
                ends.merge(course.end(), 1, Integer::sum);
            }
        }
        return new Sample(drawn.size(), comeIn, ways, ends, courses);
    }
}
