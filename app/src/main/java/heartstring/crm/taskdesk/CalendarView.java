package heartstring.crm.taskdesk;

import org.jspecify.annotations.Nullable;

/** Whether there is an address, and the address itself right after it was made. */
public record CalendarView(boolean linked, @Nullable String address) {}
