package heartstring.crm.taskdesk;

import heartstring.crm.picks.Picks;
import heartstring.crm.tasks.TaskDraft;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads what people type about tasks; what cannot be read is an {@link IllegalArgumentException} with a sentence. */
final class TaskForm {

    private TaskForm() {}

    static String text(MultiValueMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    static long number(MultiValueMap<String, String> form, String field) {
        String text = text(form, field);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    static TaskDraft draft(MultiValueMap<String, String> form, Picks picks, ZoneId zone, LocalDate today, long me) {
        String day = text(form, "day");
        String at = text(form, "time");
        String about = text(form, "customer");
        Optional<Long> customer = about.isEmpty() ? Optional.of(0L) : picks.meant(number(form, "customerId"), about);
        if (customer.isEmpty()) {
            throw new IllegalArgumentException("Choose the customer from the list, or type their e-mail address.");
        }
        String remind = text(form, "remind");
        String minutes = text(form, "minutes");
        return new TaskDraft(
                text(form, "kind").equals("meeting") ? "meeting" : "task",
                text(form, "title"),
                text(form, "place"),
                form.containsKey("owner") ? number(form, "owner") : me,
                (day.isEmpty() ? today : day(day))
                        .atTime(at.isEmpty() ? LocalTime.MIDNIGHT : time(at))
                        .atZone(zone)
                        .toInstant(),
                at.isEmpty(),
                minutes.matches("[0-9]{1,5}") ? Integer.parseInt(minutes) : 0,
                customer.get(),
                number(form, "dealId"),
                text(form, "conversation").isEmpty() ? null : text(form, "conversation"),
                remind.matches("[0-9]{1,5}") ? Integer.valueOf(remind) : null,
                rule(form));
    }

    private static String rule(MultiValueMap<String, String> form) {
        String rule = text(form, "repeat");
        return rule.equals("other") ? text(form, "rule") : rule;
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + typed + "” is no day such as 2026-03-31.", e);
        }
    }

    private static LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + typed + "” is no time such as 14:30.", e);
        }
    }
}
