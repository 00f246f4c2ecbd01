package heartstring.decision.contact;

import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much news one person gets, as the house set it. */
@Component
public class Contacts {

    private final Settings settings;
    private final Audit audit;

    Contacts(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    public ContactLimits limits() {
        ContactLimits usual = ContactLimits.USUAL;
        return new ContactLimits(
                number("contact.day.each", usual.dayEach()),
                number("contact.week.each", usual.weekEach()),
                number("contact.day.all", usual.dayAll()),
                number("contact.week.all", usual.weekAll()),
                clock("contact.quiet.from", usual.quietFrom()),
                clock("contact.quiet.to", usual.quietTo()),
                settings.get("contact.followed", "true").equals("true"));
    }

    private int number(String name, int otherwise) {
        String text = settings.get(name, "");
        return text.matches("\\d{1,3}") ? Math.min(ContactLimits.MOST, Integer.parseInt(text)) : otherwise;
    }

    private LocalTime clock(String name, LocalTime otherwise) {
        String text = settings.get(name, "");
        try {
            return text.isEmpty() ? otherwise : LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    /** Sets them for whatever is sent from now on; they have no fault. */
    @Transactional
    public void set(ContactLimits limits) {
        settings.set(Map.of(
                "contact.day.each", String.valueOf(limits.dayEach()),
                "contact.week.each", String.valueOf(limits.weekEach()),
                "contact.day.all", String.valueOf(limits.dayAll()),
                "contact.week.all", String.valueOf(limits.weekAll()),
                "contact.quiet.from", limits.quietFrom().toString(),
                "contact.quiet.to", limits.quietTo().toString(),
                "contact.followed", String.valueOf(limits.followed())));
        audit.record("changed", "limits of news", 0);
    }
}
