package heartstring.crm.taskdesk;

import heartstring.crm.tasks.Repeat;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.TaskLinks;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue of tasks with the others' counts, and a line to add one. */
public record TasksView(
        String queue,
        List<Line> lines,
        long[] counts,
        @Nullable String nextHref,
        boolean mayAdd,
        LocalDate today,
        @Nullable String fault,
        Map<String, String> typed) {

    /** A line of a queue; {@code heading} is the day it begins, empty within a day. */
    public record Line(Task task, String heading, Instant now) {

        public boolean isOverdue() {
            return task.isOverdue(now);
        }

        public String when() {
            return TasksView.when(task);
        }
    }

    /** One task with its form. */
    public record One(
            Task task,
            Map<Long, String> colleagues,
            List<Choices.Choice> repeats,
            boolean editable,
            List<TaskLinks.Link> links,
            @Nullable String fault) {

        public One {
            links = List.copyOf(links);
        }

        public String day() {
            return task.dueAt().atZone(Format.zone()).toLocalDate().toString();
        }

        public String time() {
            return task.allDay() ? "" : Format.time(task.dueAt());
        }

        /** Whether the task's rule is none of those that are offered. */
        public boolean isOtherRule() {
            return repeats.stream().noneMatch(choice -> choice.value().equals(task.repeat()));
        }

        public String words() {
            return task.repeat().isEmpty() ? "" : Repeat.parse(task.repeat()).words();
        }
    }

    /** A form for a new one. */
    public record Fresh(
            Map<String, String> typed,
            long dealId,
            String dealTitle,
            long customerId,
            String customerName,
            Map<Long, String> colleagues,
            long me,
            LocalDate today,
            List<Choices.Choice> repeats,
            @Nullable String fault) {

        public String field(String name) {
            return typed.getOrDefault(name, "");
        }
    }

    /** The time of day, with the end of a meeting. */
    static String when(Task task) {
        if (task.allDay()) {
            return "all day";
        }
        String from = Format.time(task.dueAt());
        return task.minutes() == 0
                ? from
                : from + "–" + Format.time(task.dueAt().plus(Duration.ofMinutes(task.minutes())));
    }

    static String heading(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "Today";
        }
        return day.equals(today.plusDays(1))
                ? "Tomorrow"
                : day.format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK));
    }

    public String title() {
        return switch (queue) {
            case "overdue" -> "Overdue";
            case "upcoming" -> "Coming up";
            case "mine" -> "All of mine";
            case "team" -> "The team's";
            case "done" -> "Done";
            default -> "Today";
        };
    }
}
