package heartstring.crm.taskdesk;

import heartstring.crm.tasks.Task;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VToDo;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Completed;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Due;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Tasks and meetings as iCalendar (RFC 5545): meetings as events, tasks as to-dos, moments in UTC. */
final class CalendarFile {

    private static final Duration PLAIN_MEETING = Duration.ofHours(1);

    private CalendarFile() {}

    static byte[] of(List<Task> tasks, String name, String address, ZoneId zone, Instant now) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Heartstring//Tasks//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        for (Task task : tasks) {
            if (!task.state().equals("dropped")) {
                calendar.add(task.isMeeting() ? event(task, address, zone, now) : todo(task, address, zone, now));
            }
        }
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(Task task, String address, ZoneId zone, Instant now) {
        VEvent event;
        if (task.allDay()) {
            LocalDate day = task.dueAt().atZone(zone).toLocalDate();
            event = new VEvent(day, day.plusDays(1), task.title());
        } else {
            Duration length = task.minutes() == 0 ? PLAIN_MEETING : Duration.ofMinutes(task.minutes());
            event = new VEvent(task.dueAt(), task.dueAt().plus(length), task.title());
        }
        event.getProperties("DTSTAMP").forEach(event::remove);
        event.add(new DtStamp(now));
        event.add(new Uid(uid(task)));
        if (!task.place().isEmpty()) {
            event.add(new Location(task.place()));
        }
        about(task).ifPresent(words -> event.add(new Description(words)));
        link(task, address).ifPresent(event::add);
        alarm(task).ifPresent(event::add);
        return event;
    }

    private static VToDo todo(Task task, String address, ZoneId zone, Instant now) {
        VToDo todo = new VToDo();
        todo.getProperties("DTSTAMP").forEach(todo::remove);
        todo.add(new DtStamp(now));
        todo.add(new Uid(uid(task)));
        todo.add(new Summary(task.title()));
        todo.add(task.allDay() ? new Due<>(task.dueAt().atZone(zone).toLocalDate()) : new Due<>(task.dueAt()));
        todo.add(new Status(task.isOpen() ? "NEEDS-ACTION" : "COMPLETED"));
        Instant ended = task.endedAt();
        if (ended != null) {
            todo.add(new Completed(ended));
        }
        about(task).ifPresent(words -> todo.add(new Description(words)));
        link(task, address).ifPresent(todo::add);
        alarm(task).ifPresent(todo::add);
        return todo;
    }

    private static String uid(Task task) {
        return "task-" + task.id() + "@heartstring";
    }

    private static Optional<String> about(Task task) {
        String words = (task.customerName() + (task.dealTitle().isEmpty() ? "" : "\n" + task.dealTitle())).strip();
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<Url> link(Task task, String address) {
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Url(URI.create(address + "/crm/tasks/" + task.id())));
    }

    private static Optional<VAlarm> alarm(Task task) {
        Integer minutes = task.remindMinutes();
        if (minutes == null || !task.isOpen()) {
            return Optional.empty();
        }
        VAlarm alarm = new VAlarm(Duration.ofMinutes(-minutes));
        alarm.add(new Action("DISPLAY"));
        alarm.add(new Description(task.title()));
        return Optional.of(alarm);
    }
}
