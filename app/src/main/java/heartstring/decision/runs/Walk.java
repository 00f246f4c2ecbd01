package heartstring.decision.runs;

import heartstring.decision.versions.Route;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Until;
import heartstring.decision.workflows.Workflow;
import heartstring.story.conditions.Condition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a run goes on through waits and splits until it has to wait, to do something, or ends; pure. */
public final class Walk {

    private Walk() {}

    /** What the walk asks about whoever is on it. */
    public interface Eyes {

        boolean holds(Condition condition);

        /** Where they live. */
        ZoneId zone();

        /** The day that a property of theirs tells. */
        Optional<LocalDate> day(String property);

        /** Between 0 and 1, the same for ever for the same person and step. */
        double lot(String step);

        /** Whether they go without that experiment. */
        boolean heldOut(Step.Experiment experiment);
    }

    /** A step that was gone through, and which way. */
    public record Passed(String step, String way) {}

    /** Where the walk stops. */
    public sealed interface Stop {
        /** At a wait, until then. */
        record Waits(String step, Instant until) implements Stop {}

        /** At a step that does something. */
        record Acts(String step) implements Stop {}

        record Ended(String reason) implements Stop {}
    }

    /** What became of the walk; {@code since} is when it came to where it stops. */
    public record Came(List<Passed> passed, Stop stop, Instant since) {
        public Came {
            passed = List.copyOf(passed);
        }
    }

    /** Why a workflow is over for whoever this holds of now, or was told so; empty while it is not. */
    public static Optional<String> over(Workflow workflow, Run run, Eyes eyes) {
        String told = run.answer();
        if ("goal".equals(told) || (workflow.goal() instanceof Until.Holds goal && eyes.holds(goal.condition()))) {
            return Optional.of("goal");
        }
        for (int i = 0; i < workflow.exits().size(); i++) {
            Workflow.Exit exit = workflow.exits().get(i);
            boolean asked = exit.until() instanceof Until.Holds holds && eyes.holds(holds.condition());
            if (asked || ("exit-" + (i + 1)).equals(told)) {
                return Optional.of("exit: " + (exit.name().isEmpty() ? "exit " + (i + 1) : exit.name()));
            }
        }
        return Optional.empty();
    }

    /** Goes on from where the run is. */
    public static Came on(Route route, Run run, Instant now, Eyes eyes) {
        List<Passed> passed = new ArrayList<>();
        Optional<String> over = over(route.workflow(), run, eyes);
        if (over.isPresent()) {
            return new Came(passed, new Stop.Ended(over.get()), now);
        }
        Run at = run;
        while (true) {
            Optional<Step> found = route.step(at.step());
            if (found.isEmpty()) {
                return new Came(passed, new Stop.Ended("end"), now);
            }
            Step step = found.get();
            if (step instanceof Step.Act) {
                return new Came(passed, new Stop.Acts(step.id()), at.since());
            }
            if (step instanceof Step.End) {
                passed.add(new Passed(step.id(), "end"));
                return new Came(passed, new Stop.Ended("end"), now);
            }
            Instant until = until(step, at, eyes);
            if (until.isAfter(now)) {
                return new Came(passed, new Stop.Waits(step.id(), until), at.since());
            }
            String way = way(step, at, eyes);
            passed.add(new Passed(step.id(), way));
            at = at.at(route.into(step, way), now, null);
        }
    }

    /** Until when it waits at this step; the beginning of time where it does not. */
    private static Instant until(Step step, Run at, Eyes eyes) {
        return switch (step) {
            case Step.Wait it -> at.since().plus(Duration.ofMinutes(it.minutes()));
            case Step.WaitFor it ->
                at.answer() != null ? Instant.EPOCH : at.since().plus(Duration.ofMinutes(it.minutes()));
            case Step.Approval it ->
                at.answer() != null ? Instant.EPOCH : at.since().plus(Duration.ofMinutes(it.minutes()));
            case Step.WaitHour it -> hour(at.since(), it.at(), it.days(), eyes.zone());
            case Step.WaitDay it ->
                eyes.day(it.property())
                        .flatMap(day -> day(at.since(), day, it.daysBefore(), it.yearly(), it.at(), eyes.zone()))
                        .orElse(Instant.EPOCH);
            case Step.Split it -> Instant.EPOCH;
            case Step.Shares it -> Instant.EPOCH;
            case Step.Experiment it -> Instant.EPOCH;
            case Step.Act it -> Instant.EPOCH;
            case Step.End it -> Instant.EPOCH;
        };
    }

    private static String way(Step step, Run at, Eyes eyes) {
        return switch (step) {
            case Step.WaitFor it -> "came".equals(at.answer()) ? "came" : "late";
            case Step.Approval it -> "yes".equals(at.answer()) ? "yes" : "no";
            case Step.Split it -> eyes.holds(it.condition()) ? "yes" : "no";
            case Step.Shares it -> share(it, eyes.lot(it.id()));
            case Step.Experiment it -> eyes.heldOut(it) ? "held-out" : "treated";
            case Step.Wait it -> "done";
            case Step.WaitHour it -> "done";
            case Step.WaitDay it -> "done";
            case Step.Act it -> "done";
            case Step.End it -> "end";
        };
    }

    /** Which share a lot falls into, by number from 1; 0 for none. */
    static String share(Step.Shares shares, double lot) {
        double sum = 0;
        for (int i = 0; i < shares.shares().size(); i++) {
            sum += shares.shares().get(i).percent() / 100.0;
            if (lot < sum) {
                return String.valueOf(i + 1);
            }
        }
        return "0";
    }

    /** The first such time of day from then on; a time that a clock skips is when it has gone forward, one that comes twice the first. */
    static Instant hour(Instant from, LocalTime at, Set<DayOfWeek> days, ZoneId zone) {
        LocalDate day = from.atZone(zone).toLocalDate();
        while (true) {
            Instant then = moment(day.atTime(at), zone);
            if (!then.isBefore(from) && (days.isEmpty() || days.contains(day.getDayOfWeek()))) {
                return then;
            }
            day = day.plusDays(1);
        }
    }

    static Instant moment(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.of(local, zone).toInstant();
    }

    /** The first such day from then on, so many days before it; empty where it has gone and does not come again. */
    static Optional<Instant> day(Instant from, LocalDate day, int before, boolean yearly, LocalTime at, ZoneId zone) {
        if (!yearly) {
            return Optional.of(moment(day.minusDays(before).atTime(at), zone)).filter(then -> !then.isBefore(from));
        }
        int year = from.atZone(zone).getYear();
        MonthDay each = MonthDay.from(day);
        for (int y = year - 1; y <= year + 2; y++) {
            // Who was born on 29 February has their day on the 28th in other years.
            Instant then = moment(each.atYear(y).minusDays(before).atTime(at), zone);
            if (!then.isBefore(from)) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
    }
}
