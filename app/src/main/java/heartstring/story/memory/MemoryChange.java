package heartstring.story.memory;

/** Somebody changed what is kept in mind; told in the transaction of the change. */
public record MemoryChange(Remembered before, Remembered after) {}
