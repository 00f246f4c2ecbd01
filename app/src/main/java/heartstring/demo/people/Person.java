package heartstring.demo.people;

import heartstring.demo.fate.Fate;
import heartstring.demo.fate.Staff;
import org.jspecify.annotations.Nullable;

/** The whole truth about one customer. */
public record Person(
        int number,
        Name name,
        Contacts contacts,
        Home home,
        Habits habits,
        Fate fate,
        @Nullable Staff staff) {}
