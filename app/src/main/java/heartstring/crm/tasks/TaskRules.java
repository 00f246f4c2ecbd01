package heartstring.crm.tasks;

import org.jspecify.annotations.Nullable;

/** What a task or meeting may be. */
final class TaskRules {

    static final int MOST_TITLE = 200;
    static final int MOST_MINUTES = 7 * 24 * 60;
    static final int MOST_REMIND = 28 * 24 * 60;

    private TaskRules() {}

    /** What is wrong, in one sentence; null when nothing is. */
    static @Nullable String fault(TaskDraft draft) {
        if (!draft.kind().equals("task") && !draft.kind().equals("meeting")) {
            return "It is a task or a meeting.";
        }
        if (draft.title().isBlank() || draft.title().length() > MOST_TITLE) {
            return "Say in 1 to " + MOST_TITLE + " characters what is to be done.";
        }
        if (draft.place().length() > MOST_TITLE) {
            return "A place has at most " + MOST_TITLE + " characters.";
        }
        if (draft.minutes() < 0 || draft.minutes() > MOST_MINUTES) {
            return "A meeting takes at most a week.";
        }
        Integer remind = draft.remindMinutes();
        if (remind != null && (remind < 0 || remind > MOST_REMIND)) {
            return "A reminder comes at most four weeks before.";
        }
        int year = draft.dueAt().atZone(java.time.ZoneOffset.UTC).getYear();
        if (year < 1990 || year > 2100) {
            return "The day lies between 1990 and 2100.";
        }
        String conversation = draft.conversation();
        if (conversation != null && conversation.length() > 100) {
            return "A conversation's number has at most 100 characters.";
        }
        if (draft.repeat().isBlank()) {
            return null;
        }
        if (draft.repeat().length() > 200) {
            return "A rule has at most 200 characters.";
        }
        try {
            Repeat.parse(draft.repeat());
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
