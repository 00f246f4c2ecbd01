package heartstring.experience.wall;

/** What a screen on the wall tells of rooms that this one does not name; whoever knows them says it. Counts alone. */
public interface Tidings {

    /** How many conversations wait for a word of ours, and since how many minutes the longest; 0 where none does. */
    record Waiting(long messages, long longestMinutes) {}

    /** Of the promises to customers that fell due lately, how many were kept by their day. */
    record Promises(long kept, long due) {}

    Waiting waiting();

    /** Of the last so many days. */
    Promises promises(int days);
}
